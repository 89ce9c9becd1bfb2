using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.StandIn;
using Orleans.Storage;

namespace Microsoft.Extensions.Hosting;

public static class OrleansSiloGenericHostExtensions
{
    public static IHostApplicationBuilder UseOrleans(
        this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        configureDelegate(AddSilo(hostAppBuilder.Services, hostAppBuilder.Configuration));
        return hostAppBuilder;
    }

    public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<ISiloBuilder> configureDelegate) =>
        hostBuilder.UseOrleans((_, builder) => configureDelegate(builder));

    public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<HostBuilderContext, ISiloBuilder> configureDelegate) =>
        hostBuilder.ConfigureServices((context, services) => configureDelegate(context, AddSilo(services, context.Configuration)));

    private static Builder AddSilo(IServiceCollection services, IConfiguration configuration)
    {
        var builder = HostParts.Builder(services, configuration, isSilo: true, out var isNew);
        if (isNew)
        {
            services.TryAddSingleton<ClusterClient>(provider => new ClusterClient(
                provider,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<IOptions<SiloMessagingOptions>>().Value.ResponseTimeout));
            services.TryAddSingleton<ClusterSource>(_ => throw new OrleansConfigurationException(
                "Clustering has not been configured. Call UseLocalhostClustering or another."));
            services.AddSingleton<Silo>();
            services.AddSingleton<ILocalSiloDetails>(provider => provider.GetRequiredService<Silo>());
            services.AddHostedService(provider => provider.GetRequiredService<Silo>());
        }

        return builder;
    }
}

public static class OrleansClientGenericHostExtensions
{
    public static IHostApplicationBuilder UseOrleansClient(
        this IHostApplicationBuilder hostAppBuilder, Action<IClientBuilder> configureDelegate)
    {
        configureDelegate(AddClient(hostAppBuilder.Services, hostAppBuilder.Configuration));
        return hostAppBuilder;
    }

    public static IHostBuilder UseOrleansClient(this IHostBuilder hostBuilder, Action<IClientBuilder> configureDelegate) =>
        hostBuilder.UseOrleansClient((_, builder) => configureDelegate(builder));

    public static IHostBuilder UseOrleansClient(
        this IHostBuilder hostBuilder, Action<HostBuilderContext, IClientBuilder> configureDelegate) =>
        hostBuilder.ConfigureServices((context, services) => configureDelegate(context, AddClient(services, context.Configuration)));

    private static Builder AddClient(IServiceCollection services, IConfiguration configuration)
    {
        var builder = HostParts.Builder(services, configuration, isSilo: false, out var isNew);
        if (isNew)
        {
            services.TryAddSingleton<ClusterClient>(provider => new ClusterClient(
                provider,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<IOptions<ClientMessagingOptions>>().Value.ResponseTimeout));
            services.TryAddSingleton<ClusterSource>(_ => throw new OrleansConfigurationException("Clustering has not been configured."));
            services.AddHostedService(provider => new ClientHost(
                provider.GetRequiredService<ClusterClient>(),
                provider.GetRequiredService<ClusterSource>(),
                provider.GetService<ConnectionRetry>()));
        }

        return builder;
    }
}

internal static class HostParts
{
    public static Builder Builder(IServiceCollection services, IConfiguration configuration, bool isSilo, out bool isNew)
    {
        var known = services.FirstOrDefault(service => service.ServiceType == typeof(Builder))?.ImplementationInstance as Builder;
        isNew = known is null;
        if (known is not null)
        {
            return known.IsSilo == isSilo
                ? known
                : throw new OrleansConfigurationException("Do not use UseOrleans with UseOrleansClient: a silo has a client already.");
        }

        var builder = new Builder(services, configuration) { IsSilo = isSilo };
        services.AddSingleton(builder);
        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IGrainStorageSerializer, JsonSerializerOfStates>();
        services.TryAddSingleton<IClusterClient>(provider => provider.GetRequiredService<ClusterClient>());
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<ClusterClient>());
        return builder;
    }
}
