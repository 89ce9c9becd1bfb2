namespace LiveScore.Grains.Tests.Support;

/// <summary>
/// The system's time, except that waits of one second (those of <see cref="ChangeSignal"/>, and nothing else of a silo) last until
/// the test ends them.
/// </summary>
internal sealed class HeldPatience : TimeProvider
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly List<HeldTimer> _held = [];

    /// <summary>How many wait now.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _held.Count;
            }
        }
    }

    public Task WaitingAsync(int count) => Deadline.UntilAsync(() => Task.FromResult(Waiting == count), $"{count} wait");

    public void End()
    {
        HeldTimer[] held;
        lock (_gate)
        {
            held = [.. _held];
        }

        Array.ForEach(held, timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != s_patience || period != Timeout.InfiniteTimeSpan)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        var timer = new HeldTimer(this, () => callback(state));
        lock (_gate)
        {
            _held.Add(timer);
        }

        return timer;
    }

    private sealed class HeldTimer(HeldPatience owner, Action fire) : ITimer
    {
        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
            lock (owner._gate)
            {
                owner._held.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
