using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.StandIn;

/// <summary>One grain in the memory of one silo: its queue of requests, its turns, its timers, its end.</summary>
internal sealed class Activation : IGrainContext
{
    private enum Phase
    {
        Activating,
        Active,
        Deactivating,
        Gone,
    }

    private readonly Lock _gate = new();
    private readonly List<Request> _waiting = [];
    private readonly TaskCompletionSource _deactivated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly GrainClass _class;
    private readonly AsyncServiceScope _scope;
    private readonly List<GrainTimer> _timers = [];
    private readonly CancellationTokenSource _stopping = new();
    private Phase _phase;
    private DeactivationReason? _reason;
    private int _exclusive;
    private int _shared;
    private int _interleaving;

    public Activation(Silo silo, GrainId id, GrainClass grainClass)
    {
        (Silo, GrainId, _class) = (silo, id, grainClass);
        Turns = new TurnScheduler(this);
        _scope = silo.Services.CreateAsyncScope();
        LastUsed = silo.Time.GetTimestamp();
    }

    public Silo Silo { get; }

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    public TurnScheduler Turns { get; }

    public IServiceProvider ActivationServices => _scope.ServiceProvider;

    public Task Deactivated => _deactivated.Task;

    public long LastUsed { get; private set; }

    public Dictionary<Guid, Enumeration> Enumerations { get; } = [];

    public Dictionary<Guid, Func<object, Task>> StreamHandlers { get; } = [];

    public List<Core.IStorage> States { get; } = [];

    public bool IsIdle => _class.AgeLimit(Silo.CollectionAge) is { } age && _exclusive + _shared + _interleaving + _waiting.Count == 0
        && Silo.Time.GetElapsedTime(LastUsed) > age;

    public void Start() => _ = Turns.Run(Activate);

    public void Enqueue(Request request)
    {
        lock (_gate)
        {
            if (_phase != Phase.Gone)
            {
                _waiting.Add(request);
                Pump();
                return;
            }
        }

        HandOn(request);
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _reason ??= deactivationReason;
            EndWhenQuiet();
        }
    }

    public IGrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, callback, options);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    public void Forget(GrainTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private async Task Activate()
    {
        try
        {
            var grain = _class.Create(this);
            GrainInstance = grain;
            foreach (var state in States)
            {
                await state.ReadStateAsync();
            }

            await ((IGrainBase)grain).OnActivateAsync(_stopping.Token).WaitAsync(Silo.ActivationTimeout, Silo.Time);
            lock (_gate)
            {
                _phase = Phase.Active;
                Pump();
                EndWhenQuiet();
            }
        }
        catch (Exception exception)
        {
            Silo.Log.LogWarning(exception, "{Grain} could not be activated.", GrainId);
            await Vanish(request => request.Fail(exception));
        }
    }

    private void Pump()
    {
        for (var i = 0; _phase == Phase.Active && i < _waiting.Count;)
        {
            var request = _waiting[i];
            if (!MayStart(request))
            {
                i++;
                continue;
            }

            _waiting.RemoveAt(i);
            Count(request) += 1;
            if (request.KeepsAlive)
            {
                LastUsed = Silo.Time.GetTimestamp();
            }

            _ = Turns.Run(() => Execute(request));
        }
    }

    private bool MayStart(Request request) =>
        request.Interleaves || _class.IsReentrant || (_exclusive == 0 && (_shared == 0 || request.ReadOnly));

    private ref int Count(Request request)
    {
        if (request.Interleaves)
        {
            return ref _interleaving;
        }

        return ref request.ReadOnly ? ref _shared : ref _exclusive;
    }

    private async Task Execute(Request request)
    {
        object? result = null;
        Exception? failure = null;
        try
        {
            result = await request.Invoke(this);
        }
        catch (Exception exception)
        {
            failure = exception;
            if (exception is InconsistentStateException { IsSourceActivation: true } lost && !request.IsLocal)
            {
                lost.IsSourceActivation = false;
                Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, "Somebody else wrote the state."));
            }
        }

        // What a killed silo still computes reaches nobody.
        if (!Silo.IsDead)
        {
            if (failure is null)
            {
                request.Succeed(result);
            }
            else
            {
                request.Fail(failure);
            }
        }

        lock (_gate)
        {
            Count(request) -= 1;
            Pump();
            EndWhenQuiet();
        }
    }

    private void EndWhenQuiet()
    {
        if (_reason is null || _phase is Phase.Activating or Phase.Gone)
        {
            return;
        }

        var isFirst = _phase == Phase.Active;
        _phase = Phase.Deactivating;
        if (isFirst)
        {
            foreach (var timer in _timers.ToArray())
            {
                timer.Dispose();
            }
        }

        if (_exclusive + _shared + _interleaving == 0)
        {
            _exclusive = int.MinValue / 2;
            _ = Turns.Run(End);
        }
    }

    private async Task End()
    {
        if (!Silo.IsDead)
        {
            try
            {
                await ((IGrainBase)GrainInstance!).OnDeactivateAsync(_reason!.Value, Silo.Killed).WaitAsync(Silo.DeactivationTimeout, Silo.Time);
            }
            catch (Exception exception)
            {
                Silo.Log.LogError(exception, "{Grain} failed to deactivate.", GrainId);
            }
        }

        await Vanish(HandOn);
    }

    private async Task Vanish(Action<Request> dispose)
    {
        await _stopping.CancelAsync();
        foreach (var enumeration in Enumerations.Values)
        {
            await enumeration.DisposeAsync();
        }

        Enumerations.Clear();
        Silo.Forget(this);
        List<Request> left;
        lock (_gate)
        {
            _phase = Phase.Gone;
            left = [.. _waiting];
            _waiting.Clear();
        }

        left.ForEach(dispose);
        switch (GrainInstance)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }

        await _scope.DisposeAsync();
        _deactivated.TrySetResult();
    }

    private void HandOn(Request request)
    {
        if (request.IsLocal)
        {
            request.Fail(new OperationCanceledException());
        }
        else if (!Silo.IsDead)
        {
            Silo.Cluster.Send(GrainId, request);
        }
    }
}
