namespace LiveScore.Cli.Tests.Support;

/// <summary>A clock that moves, and whose timers fire, only when the test says so.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private readonly List<(Predicate<TimeSpan> Fits, TaskCompletionSource<TimeSpan> Armed)> _waiting = [];
    private DateTimeOffset _now = new(2015, 11, 29, 18, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>What is left of a timer that fits, as soon as there is one.</summary>
    public Task<TimeSpan> ArmedAsync(Predicate<TimeSpan> fits)
    {
        lock (_gate)
        {
            var armed = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((fits, armed));
            Tell();
            return armed.Task.WaitAsync(TimeSpan.FromSeconds(20), System);
        }
    }

    public void Advance(TimeSpan span)
    {
        List<Timer> due;
        lock (_gate)
        {
            _now += span;
            due = [.. _timers.Where(timer => timer.At <= _now)];
            due.ForEach(timer => timer.At = null);
        }

        due.ForEach(timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private void Tell()
    {
        foreach (var (fits, armed) in _waiting)
        {
            if (_timers.Select(timer => timer.At - _now).FirstOrDefault(left => left is { } span && fits(span)) is { } found)
            {
                armed.TrySetResult(found);
            }
        }
    }

    private sealed class Timer(SteppedClock clock, Action fire) : ITimer
    {
        public DateTimeOffset? At { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                At = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                clock.Tell();
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
