using LiveScore.Contracts;
using LiveScore.Hosting;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;

namespace LiveScore.Gateway;

/// <summary>The way to the grains for a gateway that is a process of its own.</summary>
public static class GatewayClientExtensions
{
    /// <summary>Connects to the silos that <c>ConnectionStrings:Postgres</c> knows of, however long that takes.</summary>
    public static IHostApplicationBuilder AddGatewayClient(this IHostApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("Postgres")
            ?? throw new FormatException("ConnectionStrings:Postgres is not set (ConnectionStrings__Postgres in the environment): a gateway finds its silos there.");
        var name = builder.Configuration[$"{GatewayOptions.Section}:Cluster"] ?? GatewayOptions.UsualCluster;
        // The web server must not wait for the silos: viewers are let in, and see scores when those are up.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.AddClusterSettings();
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = "Npgsql";
                clustering.ConnectionString = connection;
            });
            client.AddMemoryStreams(StreamExtensions.ProviderName);
            client.UseConnectionRetryFilter<SilosAwaited>();
            client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (name, name));
            client.Services.AddOptions<ClientMessagingOptions>().Configure<IOptions<ClusterSettings>>(
                (messaging, cluster) => messaging.ResponseTimeout = cluster.Value.ResponseTimeout);
            client.Services.AddOptions<Orleans.Configuration.GatewayOptions>().Configure<IOptions<ClusterSettings>>(
                (silos, cluster) => silos.GatewayListRefreshPeriod = cluster.Value.SilosEvery);
            builder.Configuration.UseClusterTls(configure => client.UseTls(configure));
        });
        return builder;
    }
}
