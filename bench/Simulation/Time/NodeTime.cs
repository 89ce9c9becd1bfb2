namespace LiveScore.Simulation.Time;

/// <summary>The clock of a process, whose timers die with it.</summary>
internal sealed class NodeTime(VirtualTime time) : TimeProvider
{
    public bool IsStopped { get; private set; }

    public override long TimestampFrequency => time.TimestampFrequency;

    public override long GetTimestamp() => time.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public void Stop() => IsStopped = true;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        return time.CreateTimer(Fire, state, dueTime, period);

        void Fire(object? argument)
        {
            if (!IsStopped)
            {
                callback(argument);
            }
        }
    }
}
