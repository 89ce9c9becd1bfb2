using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.StandIn;
using Orleans.Storage;

namespace Orleans.Hosting;

public static class SiloBuilderExtensions
{
    public static ISiloBuilder ConfigureServices(this ISiloBuilder builder, Action<IServiceCollection> configureDelegate)
    {
        configureDelegate(builder.Services);
        return builder;
    }

    public static ISiloBuilder Configure<TOptions>(this ISiloBuilder builder, Action<TOptions> configureOptions) where TOptions : class
    {
        builder.Services.Configure(configureOptions);
        return builder;
    }

    public static ISiloBuilder ConfigureLogging(this ISiloBuilder builder, Action<ILoggingBuilder> configureLogging)
    {
        builder.Services.AddLogging(configureLogging);
        return builder;
    }
}

public static class CoreHostingExtensions
{
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder,
        int siloPort = EndpointOptions.DEFAULT_SILO_PORT,
        int gatewayPort = EndpointOptions.DEFAULT_GATEWAY_PORT,
        IPEndPoint? primarySiloEndpoint = null,
        string serviceId = "dev",
        string clusterId = "dev")
    {
        builder.Configure<EndpointOptions>(options => (options.SiloPort, options.GatewayPort) = (siloPort, gatewayPort));
        if (serviceId != "dev" || clusterId != "dev")
        {
            builder.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (serviceId, clusterId));
        }

        builder.Services.AddSingleton(new ClusterSource(() => Cluster.Named($"localhost:{primarySiloEndpoint?.Port ?? siloPort}")));
        return builder;
    }
}

public static class EndpointOptionsExtensions
{
    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder, IPAddress advertisedIP, int siloPort, int gatewayPort, bool listenOnAnyHostAddress = false) =>
        builder.Configure<EndpointOptions>(options =>
            (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (advertisedIP, siloPort, gatewayPort));

    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder,
        int siloPort,
        int gatewayPort,
        System.Net.Sockets.AddressFamily addressFamily = System.Net.Sockets.AddressFamily.InterNetwork,
        bool listenOnAnyHostAddress = false) =>
        builder.ConfigureEndpoints(IPAddress.Loopback, siloPort, gatewayPort, listenOnAnyHostAddress);
}

public static class AdoNetHostingExtensions
{
    public static ISiloBuilder UseAdoNetClustering(this ISiloBuilder builder, Action<AdoNetClusteringSiloOptions> configureOptions)
    {
        builder.Services.Configure(configureOptions);
        builder.Services.AddSingleton(provider => new ClusterSource(() => Cluster.Named(ClusterName(provider))));
        return builder;
    }

    public static IClientBuilder UseAdoNetClustering(this IClientBuilder builder, Action<AdoNetClusteringClientOptions> configureOptions)
    {
        builder.Services.Configure(configureOptions);
        builder.Services.AddSingleton(provider => new ClusterSource(() => Cluster.Find(ClusterName(provider))));
        return builder;
    }

    private static string ClusterName(IServiceProvider provider) =>
        $"adonet:{provider.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId}";
}

public static class MemoryGrainStorageSiloBuilderExtensions
{
    public static ISiloBuilder AddMemoryGrainStorage(
        this ISiloBuilder builder, string name, Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null)
    {
        configureOptions?.Invoke(builder.Services.AddOptions<MemoryGrainStorageOptions>(name));
        builder.Services.TryAddKeyedSingleton<IGrainStorage>(name, (provider, _) =>
        {
            var options = provider.GetRequiredService<IOptionsMonitor<MemoryGrainStorageOptions>>().Get(name);
            return new MemoryGrainStorage(
                provider.GetRequiredService<IGrainFactory>(), options, options.GrainStorageSerializer ?? SerializerOf(provider, name));
        });
        return builder;
    }

    public static ISiloBuilder AddMemoryGrainStorage(
        this ISiloBuilder builder, string name, Action<MemoryGrainStorageOptions> configureOptions) =>
        builder.AddMemoryGrainStorage(name, options => options.Configure(configureOptions));

    internal static IGrainStorageSerializer SerializerOf(IServiceProvider provider, string name) =>
        provider.GetKeyedService<IGrainStorageSerializer>(name) ?? provider.GetRequiredService<IGrainStorageSerializer>();
}

public static class AdoNetGrainStorageSiloBuilderExtensions
{
    public static ISiloBuilder AddAdoNetGrainStorage(
        this ISiloBuilder builder, string name, Action<AdoNetGrainStorageOptions> configureOptions)
    {
        builder.Services.Configure(name, configureOptions);
        builder.Services.TryAddKeyedSingleton<IGrainStorage>(name, (provider, _) =>
        {
            var options = provider.GetRequiredService<IOptionsMonitor<AdoNetGrainStorageOptions>>().Get(name);
            options.GrainStorageSerializer ??= MemoryGrainStorageSiloBuilderExtensions.SerializerOf(provider, name);
            return new AdoNetGrainStorage(options, provider.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId);
        });
        builder.Services.AddSingleton(provider => (ISiloPart)provider.GetRequiredKeyedService<IGrainStorage>(name));
        return builder;
    }
}

public static class SiloBuilderReminderExtensions
{
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder) => builder.AddReminders<MemoryReminderTable>();

    public static ISiloBuilder UseAdoNetReminderService(this ISiloBuilder builder, Action<AdoNetReminderTableOptions> configureOptions) =>
        builder.Configure(configureOptions).AddReminders<AdoNetReminderTable>();

    private static ISiloBuilder AddReminders<TTable>(this ISiloBuilder builder) where TTable : class, IReminderTable
    {
        builder.Services.AddSingleton<IReminderTable, TTable>();
        builder.Services.AddSingleton<ReminderService>();
        builder.Services.AddSingleton<ISiloPart>(provider => provider.GetRequiredService<ReminderService>());
        return builder;
    }
}
