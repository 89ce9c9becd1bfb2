using LiveScore.Contracts;
using LiveScore.Gateway.Weeks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveScore.Gateway.Health;

/// <summary>The grain of the current week answers, which it does only when it could read what is stored.</summary>
internal sealed class StorageCheck(FollowerContext context, CurrentWeek current) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext check, CancellationToken cancellationToken = default)
    {
        if (current.Week is not { } week)
        {
            return HealthCheckResult.Healthy("There is no current week to read.");
        }

        try
        {
            var summary = await context.Cluster.GetSeasonWeek(week).GetSummary()
                .WaitAsync(context.Options.AnswerLimit, context.Time, cancellationToken);
            return HealthCheckResult.Healthy($"Week {week} was read at version {summary.Version}.");
        }
        catch (Exception fault)
        {
            return HealthCheckResult.Unhealthy($"Week {week} cannot be read. Look at the log of the silo and at its database.", fault);
        }
    }
}
