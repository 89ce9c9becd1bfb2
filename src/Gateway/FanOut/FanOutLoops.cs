using LiveScore.Gateway.Metrics;

namespace LiveScore.Gateway.FanOut;

/// <summary>Takes the viewers in, spreads them over its loops, and lets them go when the process ends.</summary>
internal sealed class FanOutLoops : IHostedService, IDisposable
{
    private readonly FanOutLoop[] _loops;
    private readonly ViewerSlots _slots;
    private readonly GatewayMetrics _metrics;
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken _stopping;

    public FanOutLoops(FanOutContext context, ViewerSlots slots, IHostApplicationLifetime lifetime)
    {
        (_slots, _metrics) = (slots, context.Metrics);
        _stopping = lifetime.ApplicationStopping;
        _loops = [.. Enumerable.Range(0, context.Options.Loops ?? Environment.ProcessorCount).Select(_ => new FanOutLoop(context, Closed))];
        _stopping.Register(Drain);
    }

    /// <summary>Takes in a viewer, and its place, which is free again when it is gone.</summary>
    /// <param name="outlet">The way to it.</param>
    /// <param name="format">How it is told.</param>
    /// <param name="place">Its place.</param>
    /// <param name="user">The name that others see of it; null for one without a session.</param>
    public Viewer Admit(Outlet outlet, Format format, ViewerPlace place, string? user)
    {
        place.Keep();
        var loop = _loops.MinBy(candidate => candidate.Load)!;
        loop.Expect();
        var viewer = new Viewer(loop, outlet, format, place.Address, user);
        loop.Post(() => loop.Add(viewer));
        return viewer;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _metrics.Observe([.. _loops.Select(loop => loop.Tally)]);
        return Task.CompletedTask;
    }

    /// <summary>Waits until the last viewer is gone.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        CheckEmpty();
        await _empty.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => Array.ForEach(_loops, loop => loop.Dispose());

    private void Drain() => Array.ForEach(_loops, loop => loop.Post(loop.Drain));

    private void Closed(Viewer viewer)
    {
        _slots.GiveBack(viewer.Address);
        CheckEmpty();
    }

    private void CheckEmpty()
    {
        if (_stopping.IsCancellationRequested && _loops.All(loop => loop.Load == 0))
        {
            _empty.TrySetResult();
        }
    }
}
