using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Gateway.Topics;

namespace LiveScore.Gateway.Weeks;

/// <summary>
/// Tells a grain of a position that it does not know of, upon which it looks into its store, and gives itself up if it is behind. Anybody can
/// send an id that was never given: so this is done once in a while and not for each.
/// </summary>
internal sealed class WeekDoubt(FollowerContext context, SeasonWeekKey week)
{
    private readonly Lock _turn = new();
    private Task _telling = Task.CompletedTask;
    private long? _toldAt;

    /// <summary>Waits until the grain has looked, but not longer than the limit; not at all when it has just looked.</summary>
    public Task TellAsync(WeekPosition position, TimeSpan limit)
    {
        lock (_turn)
        {
            if (_telling.IsCompleted && (_toldAt is not { } at || context.Time.GetElapsedTime(at) >= context.Options.CompareEvery))
            {
                _toldAt = context.Time.GetTimestamp();
                _telling = AskAsync(position, limit);
            }

            return _telling;
        }
    }

    private async Task AskAsync(WeekPosition position, TimeSpan limit)
    {
        try
        {
            await context.Cluster.GetSeasonWeek(week).GetChanges(position).WaitAsync(limit, context.Time);
        }
        catch (Exception)
        {
            // It was behind, or is silent: the follower asks next, and tells what is the matter.
        }
    }
}
