using Orleans.Concurrency;

namespace LiveScore.Cluster.Contract.Grains;

[Alias("Contract.IActorGrain")]
public interface IActorGrain : IGrainWithStringKey
{
    /// <summary>Says name+, waits for the gate of that name, says name-.</summary>
    [Alias("Hold")]
    Task Hold(string name);

    [Alias("Peek"), AlwaysInterleave]
    Task Peek(string name);

    [Alias("Read"), ReadOnly]
    Task Read(string name);

    /// <summary>Which activation this is.</summary>
    [Alias("Who")]
    Task<string> Who();

    [Alias("Where"), AlwaysInterleave]
    Task<string> Where();

    /// <summary>Whether what follows an await runs in the grain's turn again.</summary>
    [Alias("IsBackInTurn")]
    Task<bool> IsBackInTurn();

    [Alias("CallSelf"), ResponseTimeout("00:00:10")]
    Task<string> CallSelf();

    [Alias("WhoInASecond"), ResponseTimeout("00:00:01")]
    Task<string> WhoInASecond(string gate);

    [Alias("UntilCanceled")]
    Task UntilCanceled(CancellationToken cancellationToken);

    [Alias("Leave")]
    Task Leave();

    [Alias("LeaveAfter")]
    Task LeaveAfter(string gate);
}

public class ActorGrain(ILocalSiloDetails silo) : Grain, IActorGrain
{
    private static int s_activations;
    private readonly string _id = $"activation {Interlocked.Increment(ref s_activations)}";

    private Stage Stage => Stage.Of(this.GetPrimaryKeyString());

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Stage.Say($"deactivated: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public async Task Hold(string name)
    {
        Stage.Say($"{name}+");
        await Stage.Pass(name);
        Stage.Say($"{name}-");
    }

    public Task Peek(string name) => Hold(name);

    public Task Read(string name) => Hold(name);

    public Task<string> Who() => Task.FromResult(_id);

    public Task<string> Where() => Task.FromResult(silo.Name);

    public async Task<bool> IsBackInTurn()
    {
        var turn = TaskScheduler.Current;
        var isTurn = turn != TaskScheduler.Default;
        await Task.Run(static () => { });
        isTurn &= TaskScheduler.Current == turn;
        await Task.Yield();
        return isTurn && TaskScheduler.Current == turn;
    }

    public async Task<string> CallSelf()
    {
        try
        {
            return await GrainFactory.GetGrain<IActorGrain>(this.GetPrimaryKeyString()).WhoInASecond("open");
        }
        catch (TimeoutException)
        {
            return "timed out";
        }
    }

    public async Task<string> WhoInASecond(string gate)
    {
        await Stage.Pass(gate);
        Stage.Say("answered");
        return _id;
    }

    public async Task UntilCanceled(CancellationToken cancellationToken)
    {
        Stage.Say("waits");
        var canceled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(canceled.SetResult);
        await canceled.Task;
        Stage.Say("canceled");
        cancellationToken.ThrowIfCancellationRequested();
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task LeaveAfter(string gate)
    {
        DeactivateOnIdle();
        await Hold(gate);
    }
}

[Alias("Contract.IShortLivedGrain")]
public interface IShortLivedGrain : IGrainWithStringKey
{
    [Alias("Touch")]
    Task Touch();

    /// <summary>A timer that keeps alive says tick so often, and then disposes of itself.</summary>
    [Alias("Tick"), AlwaysInterleave]
    Task Tick(TimeSpan period, int times);
}

[CollectionAgeLimit("00:00:02")]
public sealed class ShortLivedGrain : Grain, IShortLivedGrain
{
    private IGrainTimer? _timer;

    public Task Touch() => Task.CompletedTask;

    public Task Tick(TimeSpan period, int times)
    {
        _timer = this.RegisterGrainTimer(
            _ =>
            {
                Stage.Of(this.GetPrimaryKeyString()).Say("tick");
                if (--times == 0)
                {
                    _timer!.Dispose();
                }

                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(period, period) { Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Stage.Of(this.GetPrimaryKeyString()).Say($"deactivated: {reason.ReasonCode}");
        return Task.CompletedTask;
    }
}
