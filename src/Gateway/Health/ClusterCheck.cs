using LiveScore.Contracts;
using LiveScore.Gateway.Topics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveScore.Gateway.Health;

/// <summary>A grain answers, whatever its store does. If none does, another gateway may be better off: this one is not ready.</summary>
internal sealed class ClusterCheck(FollowerContext context) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext check, CancellationToken cancellationToken = default)
    {
        try
        {
            await context.WaitAsync(() => context.Cluster.GetHealth().Ping(), cancellationToken);
            return HealthCheckResult.Healthy("Grains answer.");
        }
        catch (Exception fault)
        {
            return HealthCheckResult.Unhealthy("No grain answers. Is a silo running, and does it use the same database?", fault);
        }
    }
}
