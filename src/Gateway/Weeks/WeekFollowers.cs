using LiveScore.Domain;
using LiveScore.Gateway.Topics;

namespace LiveScore.Gateway.Weeks;

/// <summary>The weeks that someone watches.</summary>
internal sealed class WeekFollowers(FollowerContext context, ILogger<WeekFollower> logger)
    : FollowerPool<SeasonWeekKey, WeekFollower>(context, week => new(week, context, logger))
{
    /// <summary>What is known of each week that is followed now; null where nothing is yet.</summary>
    public IReadOnlyList<WeekLog?> Logs() => [.. Followers().Select(follower => follower.Log)];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Context.Metrics.Observe(this);
        return base.StartAsync(cancellationToken);
    }
}
