namespace LiveScore.Contracts;

/// <summary>
/// The clock that kick-offs, polling and staleness go by. Usually the real one; for a replay it starts at another moment and
/// runs faster. Orleans' and the web server's own timers never see it.
/// </summary>
public sealed class LeagueClock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly DateTimeOffset _start;
    private readonly long _origin;

    /// <param name="real">The clock of the machine.</param>
    /// <param name="start">The moment to begin at; null is now.</param>
    /// <param name="speed">How many times as fast as the machine's clock, above 0.</param>
    /// <param name="since">When it began, by the machine's clock; null is now.</param>
    public LeagueClock(TimeProvider real, DateTimeOffset? start = null, double speed = 1, DateTimeOffset? since = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        _real = real;
        var now = real.GetUtcNow();
        _start = start is { } moment ? moment + ((now - (since ?? now)) * speed) : now;
        _origin = real.GetTimestamp();
        IsReal = start is null && speed == 1;
        Speed = speed;
    }

    public double Speed { get; }

    /// <summary>Whether this is the machine's clock, corrections of it included.</summary>
    public bool IsReal { get; }

    public override DateTimeOffset GetUtcNow() =>
        IsReal ? _real.GetUtcNow() : _start.ToUniversalTime() + (_real.GetElapsedTime(_origin) * Speed);

    public override long TimestampFrequency => _real.TimestampFrequency;

    public override long GetTimestamp() => _real.GetTimestamp();

    /// <summary>How long a span of this clock takes on the machine's: what a timer of Orleans has to be set to.</summary>
    public TimeSpan ToReal(TimeSpan span) => span / Speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _real.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    private TimeSpan Scaled(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : ToReal(span);
}
