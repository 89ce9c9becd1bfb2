using LiveScore.Contracts;
using LiveScore.Gateway.Metrics;
using Microsoft.Extensions.Options;
using Orleans;

namespace LiveScore.Gateway.Topics;

/// <summary>What every follower works with.</summary>
internal sealed class FollowerContext(
    IClusterClient cluster,
    IOptions<GatewayOptions> options,
    TimeProvider time,
    LeagueClock league,
    Jitter jitter,
    GatewayMetrics metrics,
    ILogger<FollowerContext> logger)
{
    /// <summary>The name that the grains know this gateway by: another one at each start.</summary>
    public string Name { get; } = jitter.Name();

    public IClusterClient Cluster => cluster;

    public GatewayOptions Options => options.Value;

    /// <summary>The clock of the machine: the gateway's own timers go by it.</summary>
    public TimeProvider Time => time;

    /// <summary>The clock that moments shown to viewers are read from.</summary>
    public LeagueClock League => league;

    public Jitter Jitter => jitter;

    public GatewayMetrics Metrics => metrics;

    public ILogger Logger => logger;
}
