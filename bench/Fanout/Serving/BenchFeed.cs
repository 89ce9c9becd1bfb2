using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;

namespace LiveScore.Fanout.Serving;

/// <summary>A feed that reports what it was told to. Asked without having been told, as when the week polls, it has nothing new.</summary>
internal sealed class BenchFeed(LeagueClock clock, Stamps stamps) : IFeed
{
    private int _steps;

    public string Name => "bench";

    public void Step() => Interlocked.Increment(ref _steps);

    public Task<FeedAnswer> AskAsync(SeasonWeekKey week, bool isLive, CancellationToken cancellationToken)
    {
        stamps.Asked();
        return Task.FromResult<FeedAnswer>(week == Play.Week
            ? new FeedAnswer.Reported(new(week, clock.GetUtcNow(), Play.After(Volatile.Read(ref _steps)), []))
            : new FeedAnswer.NoSuchWeek());
    }
}
