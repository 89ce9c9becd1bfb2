using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Providers;
using Orleans.StandIn;
using Orleans.Streams;

namespace Orleans.Hosting;

public static class SiloBuilderMemoryStreamExtensions
{
    public static ISiloBuilder AddMemoryStreams(
        this ISiloBuilder builder, string name, Action<ISiloMemoryStreamConfigurator>? configure = null)
    {
        configure?.Invoke(new StreamConfigurator(name, builder.Services));
        MemoryStreamConfiguratorExtensions.AddProvider(builder.Services, name);
        builder.Services.AddSingleton<ISiloPart>(provider => new PullingAgent(
            (MemoryStreamProvider)provider.GetRequiredKeyedService<IStreamProvider>(name),
            MemoryStreamConfiguratorExtensions.Queues(provider, name),
            provider.GetRequiredService<IOptionsMonitor<StreamPullingAgentOptions>>().Get(name),
            provider));
        return builder;
    }
}

public static class ClientBuilderMemoryStreamExtensions
{
    public static IClientBuilder AddMemoryStreams(
        this IClientBuilder builder, string name, Action<IClusterClientMemoryStreamConfigurator>? configure = null)
    {
        configure?.Invoke(new StreamConfigurator(name, builder.Services));
        MemoryStreamConfiguratorExtensions.AddProvider(builder.Services, name);
        return builder;
    }
}

public static class MemoryStreamConfiguratorExtensions
{
    public static void ConfigurePartitioning(this IMemoryStreamConfigurator configurator, int numOfQueues = 8) =>
        configurator.ConfigureDelegate(services => services.Configure<HashRingStreamQueueMapperOptions>(
            configurator.Name, options => options.TotalQueueCount = numOfQueues));

    internal static void AddProvider(IServiceCollection services, string name) =>
        services.AddKeyedSingleton<IStreamProvider>(name, (provider, _) =>
            new MemoryStreamProvider(name, Queues(provider, name), provider.GetRequiredService<ClusterClient>()));

    internal static int Queues(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<HashRingStreamQueueMapperOptions>>().Get(name).TotalQueueCount;
}

public static class SiloPersistentStreamConfiguratorExtensions
{
    public static void ConfigurePullingAgent(
        this ISiloPersistentStreamConfigurator configurator, Action<OptionsBuilder<StreamPullingAgentOptions>>? configureOptions = null) =>
        configurator.ConfigureDelegate(services => configureOptions?.Invoke(services.AddOptions<StreamPullingAgentOptions>(configurator.Name)));

    public static void ConfigureBackoffProvider(
        this ISiloPersistentStreamConfigurator configurator, Func<IServiceProvider, string, IMessageDeliveryBackoffProvider> factory) =>
        configurator.ConfigureDelegate(services =>
            services.AddKeyedSingleton(configurator.Name, (provider, _) => factory(provider, configurator.Name)));

    public static void ConfigureBackoffProvider(
        this ISiloPersistentStreamConfigurator configurator, Func<IServiceProvider, string, IQueueReaderBackoffProvider> factory) =>
        configurator.ConfigureDelegate(services =>
            services.AddKeyedSingleton(configurator.Name, (provider, _) => factory(provider, configurator.Name)));
}
