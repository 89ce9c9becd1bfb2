using LiveScore.Domain;

namespace LiveScore.Grains;

/// <summary>What is remembered of a week's feed: when it was asked, and for how long there has been no answer.</summary>
internal sealed class Poller(PollingOptions options, TimeProvider clock, Random random)
{
    private DateTimeOffset? _asked;
    private DateTimeOffset? _failingSince;
    private long? _askedAt;
    private DateTimeOffset _retryAt;
    private int _failures;

    public void Resume(WeekState state)
    {
        _askedAt = null;
        if (state.AnsweredAt > _failingSince)
        {
            Answered();
        }
    }

    public void Asking() => (_asked, _askedAt) = (clock.GetUtcNow(), clock.GetTimestamp());

    public void Answered()
    {
        _failures = 0;
        _failingSince = null;
        _askedAt = null;
    }

    /// <param name="retryAfter">How long the provider wants to be left alone, in the league's time.</param>
    public void Failed(TimeSpan? retryAfter = null)
    {
        var now = clock.GetUtcNow();
        _askedAt = null;
        _failingSince ??= _asked;
        var wait = options.FirstRetry * Math.Pow(2, Math.Min(_failures++, 20));
        wait = wait < options.LastRetry ? wait : options.LastRetry;
        wait *= 0.8 + (0.2 * random.NextDouble());
        _retryAt = now + (retryAfter > wait ? retryAfter.Value : wait);
    }

    /// <summary>When to ask next, or null for never.</summary>
    public DateTimeOffset? Next(WeekState state)
    {
        var now = clock.GetUtcNow();
        var next = PollSchedule.Next(state, _asked, now, options);
        if (next is null || _failures == 0)
        {
            return next;
        }

        // A failed request does not count as asked. But it is no reason to ask before there is something to hear of.
        var due = PollSchedule.Next(state, asked: null, now, options) ?? next;
        return due > _retryAt ? due : _retryAt;
    }

    public bool IsLive(WeekState state) => PollSchedule.IsLive(state, clock.GetUtcNow(), options);

    public bool IsDue(WeekState state) => Next(state) <= clock.GetUtcNow();

    /// <summary>Since when what is shown may be old: the feed fails, keeps us waiting, or stands still while a game is in play.</summary>
    public DateTimeOffset? StaleSince(WeekState state)
    {
        var now = clock.GetUtcNow();
        if (_failingSince is { } failing && now - failing >= options.StaleWhenFailing)
        {
            return state.AnsweredAt ?? failing;
        }

        // A provider is slow in real time, however fast the league's clock runs.
        if (_askedAt is { } asked && clock.GetElapsedTime(asked) >= options.StaleWhenFailing)
        {
            return state.AnsweredAt ?? _asked;
        }

        var silent = state.Games.Any(game => game.IsInPlay) && now - state.ChangedAt >= options.StaleWhenSilent;
        return silent ? state.ChangedAt : null;
    }
}
