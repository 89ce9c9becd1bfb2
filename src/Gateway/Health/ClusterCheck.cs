using LiveScore.Contracts;
using LiveScore.Gateway.Weeks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveScore.Gateway.Health;

/// <summary>A grain answers.</summary>
internal sealed class ClusterCheck(FollowerContext context) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext check, CancellationToken cancellationToken = default)
    {
        try
        {
            var week = await context.Cluster.GetWeekDirectory().GetCurrent()
                .WaitAsync(context.Options.AnswerLimit, context.Time, cancellationToken);
            return HealthCheckResult.Healthy(week is null ? "Grains answer; nothing was imported yet." : $"The current week is {week}.");
        }
        catch (Exception fault)
        {
            return HealthCheckResult.Unhealthy("No grain answers. Is a silo running, and does it use the same database?", fault);
        }
    }
}
