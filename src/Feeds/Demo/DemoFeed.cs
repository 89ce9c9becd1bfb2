using LiveScore.Domain;

namespace LiveScore.Feeds.Demo;

/// <summary>
/// Games that nobody plays, so that a newcomer sees scores move without a provider. What it says depends on the seed, the
/// moment it was made and the league's clock alone. It knows one week, and plays it again and again.
/// </summary>
public sealed class DemoFeed : IFeed
{
    private static readonly TimeSpan s_headStart = TimeSpan.FromMinutes(2);

    private readonly SeasonWeekKey _week;
    private readonly TimeProvider _clock;
    private readonly DemoRound _first;

    // Any round can be had from the first; the last one asked for is kept because it is nearly always the next one too.
    private volatile DemoRound _latest;

    public DemoFeed(SeasonWeekKey week, int seed, TimeProvider clock)
    {
        var start = clock.GetUtcNow() - s_headStart;
        (_week, _clock) = (week, clock);
        _first = _latest = new DemoRound(week, seed, start.AddTicks(-(start.Ticks % TimeSpan.TicksPerMinute)));
    }

    public string Name => "demo";

    public Task<FeedAnswer> AskAsync(SeasonWeekKey week, bool isLive, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<FeedAnswer>(cancellationToken);
        }

        var now = _clock.GetUtcNow();
        return Task.FromResult<FeedAnswer>(week == _week
            ? new FeedAnswer.Reported(new(week, now, RoundAt(now).At(now), []))
            : new FeedAnswer.NoSuchWeek());
    }

    private DemoRound RoundAt(DateTimeOffset now)
    {
        var round = _latest;
        if (now < round.Opens)
        {
            round = _first;
        }

        while (now >= round.NextOpens)
        {
            round = round.Next();
        }

        return _latest = round;
    }
}
