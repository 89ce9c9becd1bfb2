using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.StandIn;

namespace Orleans.Hosting;

public static class ClientBuilderExtensions
{
    public static IClientBuilder ConfigureServices(this IClientBuilder builder, Action<IServiceCollection> configureDelegate)
    {
        configureDelegate(builder.Services);
        return builder;
    }

    public static IClientBuilder Configure<TOptions>(this IClientBuilder builder, Action<TOptions> configureOptions)
        where TOptions : class
    {
        builder.Services.Configure(configureOptions);
        return builder;
    }

    public static IClientBuilder UseLocalhostClustering(
        this IClientBuilder builder, int gatewayPort = EndpointOptions.DEFAULT_GATEWAY_PORT, string serviceId = "dev", string clusterId = "dev")
    {
        builder.Services.AddSingleton(new ClusterSource(() => Cluster.All.FirstOrDefault(cluster =>
            cluster.Silos.Any(silo => silo.GatewayAddress.Endpoint.Port == gatewayPort))));
        return builder;
    }

    public static IClientBuilder UseConnectionRetryFilter(
        this IClientBuilder builder, Func<Exception, CancellationToken, Task<bool>> connectionRetryFilter)
    {
        builder.Services.AddSingleton(new ConnectionRetry(connectionRetryFilter));
        return builder;
    }
}
