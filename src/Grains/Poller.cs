using LiveScore.Domain;

namespace LiveScore.Grains;

/// <summary>What one activation remembers of its feed: when it asked, and for how long it has been failing.</summary>
internal sealed class Poller(PollingOptions options, TimeProvider clock, Random random)
{
    private DateTimeOffset? _asked;
    private DateTimeOffset? _failingSince;
    private DateTimeOffset _retryAt;
    private int _failures;

    public void Asking() => _asked = clock.GetUtcNow();

    public void Answered()
    {
        _failures = 0;
        _failingSince = null;
    }

    public void Failed()
    {
        var now = clock.GetUtcNow();
        _failingSince ??= _asked;
        var wait = options.FirstRetry * Math.Pow(2, Math.Min(_failures++, 20));
        wait = wait < options.LastRetry ? wait : options.LastRetry;
        _retryAt = now + (wait * (0.8 + (0.2 * random.NextDouble())));
    }

    /// <summary>When to ask next, or null for never.</summary>
    public DateTimeOffset? Next(WeekState state)
    {
        var next = PollSchedule.Next(state, _asked, clock.GetUtcNow(), options);
        return next is not null && _failures > 0 ? _retryAt : next;
    }

    public bool IsDue(WeekState state) => Next(state) <= clock.GetUtcNow();

    /// <summary>Since when what is shown may be old: the feed fails, or stands still while a game is in play.</summary>
    public DateTimeOffset? StaleSince(WeekState state)
    {
        var now = clock.GetUtcNow();
        if (_failingSince is { } failing && now - failing >= options.StaleWhenFailing)
        {
            return state.AnsweredAt ?? failing;
        }

        var silent = state.Games.Any(game => game.IsInPlay) && now - state.ChangedAt >= options.StaleWhenSilent;
        return silent ? state.ChangedAt : null;
    }
}
