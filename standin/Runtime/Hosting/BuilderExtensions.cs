using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.StandIn;
using Orleans.Storage;

namespace Orleans.Hosting;

public static class SiloBuilderExtensions
{
    public static ISiloBuilder Configure<TOptions>(this ISiloBuilder builder, Action<TOptions> configureOptions) where TOptions : class
    {
        builder.Services.Configure(configureOptions);
        return builder;
    }

    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder, int siloPort, int gatewayPort, string serviceId = "dev", string clusterId = "dev")
    {
        builder.Services.AddSingleton(Cluster.Named($"localhost:{siloPort}"));
        return builder.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (serviceId, clusterId));
    }

    public static ISiloBuilder UseAdoNetClustering(this ISiloBuilder builder, Action<AdoNetClusteringSiloOptions> configureOptions)
    {
        builder.Services.AddSingleton(InDatabase);
        return builder.Configure(configureOptions);
    }

    public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name)
    {
        builder.Services.TryAddKeyedSingleton<IGrainStorage>(
            name, (provider, _) => new MemoryGrainStorage(provider.GetRequiredService<IGrainFactory>(), name));
        return builder;
    }

    public static ISiloBuilder AddAdoNetGrainStorage(
        this ISiloBuilder builder, string name, Action<AdoNetGrainStorageOptions> configureOptions)
    {
        builder.Services.Configure(name, configureOptions);
        builder.Services.TryAddKeyedSingleton<IGrainStorage>(name, (provider, _) => new AdoNetGrainStorage(
            provider.GetRequiredService<IOptionsMonitor<AdoNetGrainStorageOptions>>().Get(name),
            provider.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId));
        builder.Services.AddSingleton(provider => (ISiloPart)provider.GetRequiredKeyedService<IGrainStorage>(name));
        return builder;
    }

    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder)
    {
        builder.Services.AddSingleton<IReminderTable>(
            provider => provider.GetRequiredService<IGrainFactory>().GetGrain<IReminderTableGrain>("reminders"));
        return builder.AddReminderService();
    }

    public static ISiloBuilder UseAdoNetReminderService(this ISiloBuilder builder, Action<AdoNetReminderTableOptions> configureOptions)
    {
        builder.Services.AddSingleton<AdoNetReminderTable>();
        builder.Services.AddSingleton<IReminderTable>(provider => provider.GetRequiredService<AdoNetReminderTable>());
        builder.Services.AddSingleton<ISiloPart>(provider => provider.GetRequiredService<AdoNetReminderTable>());
        return builder.Configure(configureOptions).AddReminderService();
    }

    public static ISiloBuilder AddMemoryStreams(this ISiloBuilder builder, string name, Action<MemoryStreamConfigurator>? configure = null)
    {
        var streams = builder.Services.AddStreams(name, configure);
        builder.Services.AddSingleton<ISiloPart>(provider => new PullingAgent(
            (MemoryStreamProvider)provider.GetRequiredKeyedService<Streams.IStreamProvider>(name),
            streams,
            provider.GetRequiredService<IOptionsMonitor<StreamPullingAgentOptions>>().Get(name),
            provider));
        return builder;
    }

    internal static MemoryStreamConfigurator AddStreams(
        this IServiceCollection services, string name, Action<MemoryStreamConfigurator>? configure)
    {
        var streams = new MemoryStreamConfigurator(services.AddOptions<StreamPullingAgentOptions>(name));
        configure?.Invoke(streams);
        services.AddKeyedSingleton<Streams.IStreamProvider>(
            name, (provider, _) => new MemoryStreamProvider(name, streams.Queues, provider.GetRequiredService<ClusterClient>()));
        return streams;
    }

    internal static Cluster InDatabase(IServiceProvider provider) =>
        Cluster.Named($"adonet:{provider.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId}");

    private static ISiloBuilder AddReminderService(this ISiloBuilder builder)
    {
        builder.Services.AddSingleton<ReminderService>();
        builder.Services.AddSingleton<ISiloPart>(provider => provider.GetRequiredService<ReminderService>());
        return builder;
    }
}

public static class ClientBuilderExtensions
{
    public static IClientBuilder Configure<TOptions>(this IClientBuilder builder, Action<TOptions> configureOptions)
        where TOptions : class
    {
        builder.Services.Configure(configureOptions);
        return builder;
    }

    public static IClientBuilder UseAdoNetClustering(this IClientBuilder builder, Action<AdoNetClusteringClientOptions> configureOptions)
    {
        builder.Services.AddSingleton(SiloBuilderExtensions.InDatabase);
        return builder.Configure(configureOptions);
    }

    /// <summary>Unused: no silo comes into this process later.</summary>
    public static IClientBuilder UseConnectionRetryFilter<TConnectionRetryFilter>(this IClientBuilder builder)
        where TConnectionRetryFilter : class, IClientConnectionRetryFilter => builder;

    public static IClientBuilder AddMemoryStreams(this IClientBuilder builder, string name, Action<MemoryStreamConfigurator>? configure = null)
    {
        builder.Services.AddStreams(name, configure);
        return builder;
    }
}
