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
    private TimeSpan _due;
    private TimeSpan _period;
    private bool _isTicking;
    private bool _isChanged;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        (_activation, _callback, _options) = (activation, callback, options);
        using (ExecutionContext.SuppressFlow())
        {
            _timer = activation.Silo.Time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        Change(options.DueTime, options.Period);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        (_due, _period, _isChanged) = (dueTime, period, true);
        if (!_isTicking)
        {
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _timer.Dispose();
        _activation.Forget(this);
    }

    private void Tick()
    {
        _isTicking = true;
        _activation.Enqueue(new Request(_ => Run()) { IsLocal = true, Interleaves = _options.Interleave, KeepsAlive = _options.KeepAlive });
    }

    private async Task<object?> Run()
    {
        _isChanged = false;
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
        finally
        {
            _isTicking = false;
            if (!_disposed.IsCancellationRequested)
            {
                _timer.Change(_isChanged ? _due : _period, Timeout.InfiniteTimeSpan);
            }
        }

        return null;
    }
}
