using LiveScore.Contracts;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveScore.Gateway.Health;

/// <summary>
/// The feed of the current week is heard. If it is not, the gateway is no worse than any other and stays ready: viewers keep
/// the last good scores and are told how old they are. While no game is on nothing is asked, so nothing is missed.
/// </summary>
internal sealed class FeedCheck(FollowerContext context, CurrentWeek current, WeekFollowers followers) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext check, CancellationToken cancellationToken = default)
    {
        if (current.Week is not { } week)
        {
            return HealthCheckResult.Healthy("There is no current week to hear of.");
        }

        try
        {
            var known = followers.TryFind(week, out var follower) ? follower.Log?.Position : null;
            var answer = await context.WaitAsync(
                () => context.Cluster.GetSeasonWeek(week).GetChanges(known ?? WeekPosition.None), cancellationToken);
            return answer.StaleSince is { } since
                ? HealthCheckResult.Degraded($"The feed has told nothing new of week {week} since {since.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}.")
                : HealthCheckResult.Healthy($"The scores of week {week} are fresh.");
        }
        catch (Exception fault)
        {
            return HealthCheckResult.Degraded($"The grain of the current week, {week}, does not say.", fault);
        }
    }
}
