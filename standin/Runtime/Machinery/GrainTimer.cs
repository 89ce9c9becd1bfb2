using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.StandIn;

/// <summary>A tick is a request like any other; the next is due a period after it ended, so ticks never overlap.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly CancellationTokenSource _disposed = new();
    private readonly ITimer _timer;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        (_activation, _callback, _options) = (activation, callback, options);
        activation.Timers.TryAdd(this, true);
        using (ExecutionContext.SuppressFlow())
        {
            _timer = activation.Silo.Time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        _timer.Change(options.DueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _timer.Dispose();
        _activation.Timers.TryRemove(this, out _);
    }

    private void Tick() => _activation.Enqueue(
        new Request(_ => Run()) { IsLocal = true, Interleaves = _options.Interleave, KeepsAlive = _options.KeepAlive });

    private async Task<object?> Run()
    {
        try
        {
            if (!_disposed.IsCancellationRequested)
            {
                await _callback(_disposed.Token);
            }
        }
        catch (Exception exception)
        {
            _activation.Silo.Log.LogWarning(exception, "A timer of {Grain} failed.", _activation.GrainId);
        }

        if (!_disposed.IsCancellationRequested)
        {
            _timer.Change(_options.Period, Timeout.InfiniteTimeSpan);
        }

        return null;
    }
}
