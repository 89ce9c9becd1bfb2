using LiveScore.Contracts;
using Orleans.Configuration;
using Orleans.Hosting;

namespace LiveScore.Gateway;

/// <summary>The way to the grains for a gateway that is a process of its own.</summary>
public static class GatewayClientExtensions
{
    private static readonly TimeSpan s_answerLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_refresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(500);

    /// <summary>Connects to the silos that <c>ConnectionStrings:Postgres</c> knows of, however long that takes.</summary>
    public static IHostApplicationBuilder AddGatewayClient(this IHostApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("Postgres")
            ?? throw new InvalidOperationException("ConnectionStrings:Postgres is not set: a gateway finds its silos there.");
        var name = builder.Configuration[$"{GatewayOptions.Section}:Cluster"] ?? GatewayOptions.UsualCluster;
        // The web server must not wait for the silos: viewers are let in, and see scores when those are up.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = "Npgsql";
                clustering.ConnectionString = connection;
            });
            client.AddMemoryStreams(StreamExtensions.ProviderName);
            client.UseConnectionRetryFilter(async (_, cancellation) =>
            {
                await Task.Delay(s_retry, TimeProvider.System, cancellation);
                return true;
            });
            client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (name, name));
            // A call to a silo that was killed hangs for this long.
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = s_answerLimit);
            client.Configure<Orleans.Configuration.GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = s_refresh);
        });
        return builder;
    }
}
