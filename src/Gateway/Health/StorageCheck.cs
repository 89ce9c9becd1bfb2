using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveScore.Gateway.Health;

/// <summary>
/// The grains' store can be read and written. If it cannot, no other gateway is better off, and viewers get the last scores and are
/// told how old they are; only where there are none to give, a new viewer would come in vain.
/// </summary>
internal sealed class StorageCheck(FollowerContext context, CurrentWeek current, WeekFollowers followers) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext check, CancellationToken cancellationToken = default)
    {
        var hasScores = HasScoresAsync(cancellationToken);
        try
        {
            await context.WaitAsync(() => context.Cluster.GetHealth().CheckStore(), cancellationToken);
            return HealthCheckResult.Healthy("The store can be read and written.");
        }
        catch (Exception fault)
        {
            return await hasScores
                ? HealthCheckResult.Degraded("The store cannot be read and written: nothing new is shown. Look at the log of the silo and at its database.", fault)
                : HealthCheckResult.Unhealthy("The store cannot be read and written, and there are no scores to show. Look at the log of the silo and at its database.", fault);
        }
    }

    /// <summary>Whether a viewer of the current week gets its games: they are known here, or its grain has them in memory.</summary>
    private async Task<bool> HasScoresAsync(CancellationToken cancellationToken)
    {
        if (current.Week is not { } week)
        {
            return false;
        }

        return (followers.TryFind(week, out var follower) && follower.Log is { IsStored: true }) || await HasGrainAsync(week, cancellationToken);
    }

    private async Task<bool> HasGrainAsync(SeasonWeekKey week, CancellationToken cancellationToken)
    {
        try
        {
            return (await context.WaitAsync(() => context.Cluster.GetSeasonWeek(week).GetSummary(), cancellationToken)).Version > 0;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
