namespace LiveScore.Cluster.Contract.Grains;

[Alias("Contract.IClockworkGrain")]
public interface IClockworkGrain : IGrainWithStringKey
{
    /// <summary>From now on a timer says tick+ and tick- around the gate "tick".</summary>
    [Alias("Start")]
    Task Start(TimeSpan due, TimeSpan period, bool interleave);

    /// <summary>Each tick but the first says how many milliseconds after the end of the one before it began. All wait for the gate "on".</summary>
    [Alias("StartMeasuring")]
    Task StartMeasuring(TimeSpan period);

    [Alias("Touch")]
    Task Touch();

    [Alias("Leave")]
    Task Leave();

    [Alias("Remind")]
    Task Remind(string name, TimeSpan due, TimeSpan period);

    [Alias("Forget")]
    Task Forget(string name);

    [Alias("HasReminder")]
    Task<bool> HasReminder(string name);
}

public sealed class ClockworkGrain(TimeProvider clock) : Grain, IClockworkGrain, IRemindable
{
    private static int s_activations;
    private readonly string _id = $"activation {Interlocked.Increment(ref s_activations)}";
    private long _ended;

    private Stage Stage => Stage.Of(this.GetPrimaryKeyString());

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Stage.Say("deactivated");
        return Task.CompletedTask;
    }

    public Task Start(TimeSpan due, TimeSpan period, bool interleave)
    {
        this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(due, period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task StartMeasuring(TimeSpan period)
    {
        this.RegisterGrainTimer(Measure, new GrainTimerCreationOptions(TimeSpan.Zero, period));
        return Task.CompletedTask;
    }

    public Task Touch()
    {
        Stage.Say("touched");
        return Task.CompletedTask;
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Remind(string name, TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder(name, due, period);

    public async Task Forget(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public async Task<bool> HasReminder(string name) => await this.GetReminder(name) is not null;

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Stage.Say($"{reminderName} to {_id}");
        return Task.CompletedTask;
    }

    private async Task Tick(CancellationToken cancellationToken)
    {
        Stage.Say("tick+");
        await Stage.Pass("tick");
        Stage.Say("tick-");
        if (Stage.IsFaulty)
        {
            throw new IOException("The spring broke.");
        }
    }

    private async Task Measure(CancellationToken cancellationToken)
    {
        if (_ended != 0)
        {
            Stage.Say($"{(int)clock.GetElapsedTime(_ended).TotalMilliseconds}");
        }

        await Stage.Pass("on");
        _ended = clock.GetTimestamp();
    }
}
