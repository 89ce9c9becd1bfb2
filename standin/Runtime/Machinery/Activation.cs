using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.StandIn;

/// <summary>One grain in the memory of one silo: its queue of requests, its turns, its timers, its end.</summary>
internal sealed class Activation
{
    private enum Phase
    {
        Activating,
        Active,

        /// <summary>Starts nothing any more and waits for what runs.</summary>
        Leaving,
        Ending,
        Gone,
    }

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly List<Request> _waiting = [];
    private readonly List<Request> _running = [];
    private readonly TaskCompletionSource _deactivated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly GrainClass _class;
    private Phase _phase;
    private DeactivationReason? _reason;
    private long _lastUsed;

    public Activation(Silo silo, GrainId id, GrainClass grainClass)
    {
        (Silo, GrainId, _class) = (silo, id, grainClass);
        Turns = new TurnScheduler(this);
        _lastUsed = silo.Time.GetTimestamp();
    }

    public Silo Silo { get; }

    public GrainId GrainId { get; }

    public Grain? Grain { get; private set; }

    public TurnScheduler Turns { get; }

    public Task Deactivated => _deactivated.Task;

    public ConcurrentDictionary<GrainTimer, bool> Timers { get; } = new();

    public Dictionary<Guid, IAsyncDisposable> Enumerations { get; } = [];

    public bool IsIdle => _class.AgeLimit(Silo.CollectionAge) is { } age && _running.Count + _waiting.Count == 0
        && Silo.Time.GetElapsedTime(_lastUsed) > age;

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

    public void Deactivate(DeactivationReason reason)
    {
        lock (_gate)
        {
            _reason ??= reason;
            EndWhenQuiet();
        }
    }

    private async Task Activate()
    {
        try
        {
            Grain = await _class.Create(this);
            await Grain.OnActivateAsync(Silo.Killed).WaitAsync(s_limit, Silo.Time);
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
            if (_running.Exists(running => !request.MayRunBeside(running)))
            {
                i++;
                continue;
            }

            _waiting.RemoveAt(i);
            _running.Add(request);
            if (request.KeepsAlive)
            {
                _lastUsed = Silo.Time.GetTimestamp();
            }

            _ = Turns.Run(() => Execute(request));
        }
    }

    private async Task Execute(Request request)
    {
        // What a killed silo still computes reaches nobody.
        try
        {
            var result = await request.Invoke(this);
            if (!Silo.IsDead)
            {
                request.Succeed(result);
            }
        }
        catch (Exception exception)
        {
            if (exception is InconsistentStateException { IsSourceActivation: true } lost && !request.IsLocal)
            {
                lost.IsSourceActivation = false;
                Deactivate(new(DeactivationReasonCode.ApplicationError, "Somebody else wrote the state."));
            }

            if (!Silo.IsDead)
            {
                request.Fail(exception);
            }
        }

        lock (_gate)
        {
            _running.Remove(request);
            Pump();
            EndWhenQuiet();
        }
    }

    private void EndWhenQuiet()
    {
        if (_reason is null || _phase is not (Phase.Active or Phase.Leaving))
        {
            return;
        }

        _phase = Phase.Leaving;
        foreach (var timer in Timers.Keys)
        {
            timer.Dispose();
        }

        if (_running.Count == 0)
        {
            _phase = Phase.Ending;
            _ = Turns.Run(End);
        }
    }

    private async Task End()
    {
        try
        {
            await Grain!.OnDeactivateAsync(_reason!.Value, Silo.Killed).WaitAsync(s_limit, Silo.Time);
        }
        catch (Exception exception)
        {
            Silo.Log.LogError(exception, "{Grain} failed to deactivate.", GrainId);
        }

        await Vanish(HandOn);
    }

    private async Task Vanish(Action<Request> dispose)
    {
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
        _deactivated.TrySetResult();
    }

    private void HandOn(Request request)
    {
        if (!request.IsLocal && !Silo.IsDead)
        {
            Silo.Cluster.Send(GrainId, request);
        }
    }
}
