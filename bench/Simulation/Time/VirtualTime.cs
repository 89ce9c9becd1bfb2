namespace LiveScore.Simulation.Time;

/// <summary>Time that stands still until somebody lets the next timer fire. For one thread.</summary>
internal sealed class VirtualTime : TimeProvider
{
    private readonly PriorityQueue<Alarm, (long At, long Order)> _alarms = new();
    private long _now, _order;

    /// <summary>A Sunday in September, an hour before the games.</summary>
    public static DateTimeOffset Start { get; } = new(2025, 9, 7, 16, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>What has passed.</summary>
    public TimeSpan Passed => new(_now);

    /// <summary>How many timers fired.</summary>
    public long Fired { get; private set; }

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(_now);

    /// <summary>Goes on to the next timer and fires it. False when there is none: nothing will ever happen again.</summary>
    public bool FireNext()
    {
        while (_alarms.TryDequeue(out var alarm, out var due))
        {
            if (alarm.Order == due.Order)
            {
                _now = Math.Max(_now, due.At);
                Fired++;
                alarm.Fire();
                return true;
            }
        }

        return false;
    }

    /// <summary>Does something later, whoever has died until then.</summary>
    public void After(TimeSpan wait, Action action) => CreateTimer(_ => action(), null, wait, Timeout.InfiniteTimeSpan);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        /// <summary>Of its place in the queue; 0 while it has none.</summary>
        public long Order { get; private set; }

        public void Fire()
        {
            Order = 0;
            Set(_period);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (Order, _period) = (0, period);
            Set(dueTime);
            return true;
        }

        public void Dispose() => (Order, _period) = (0, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(TimeSpan wait)
        {
            if (wait != Timeout.InfiniteTimeSpan)
            {
                Order = ++time._order;
                // Something always passes, as on a real machine: who waits for a moment that is a fraction of a tick away gets there.
                time._alarms.Enqueue(this, (time._now + Math.Max(wait.Ticks, 1), Order));
            }
        }
    }
}
