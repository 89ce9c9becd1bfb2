using LiveScore.Grains.Tests.Support;

namespace LiveScore.Grains.Tests.Weeks;

public sealed class ChangeSignalTests
{
    private readonly HeldPatience _patience = new();
    private readonly ChangeSignal _signal;

    public ChangeSignalTests() => _signal = new(_patience);

    [Fact]
    public async Task Signal_Set_WakesAllWhoWaitAndNobodyWhoComesLater()
    {
        Task[] waiters = [.. Enumerable.Range(0, 100).Select(_ => _signal.WaitAsync())];
        Assert.DoesNotContain(waiters, waiter => waiter.IsCompleted);

        _signal.Set();

        await Deadline.For(Task.WhenAll(waiters));
        await _patience.WaitingAsync(0);
        var later = _signal.WaitAsync();
        Assert.False(later.IsCompleted);
        _signal.Set();
        await Deadline.For(later);
    }

    [Fact]
    public async Task Silo_ThatStops_KeepsNobodyWaiting()
    {
        using var stopping = new CancellationTokenSource();
        var signal = new ChangeSignal(_patience, stopping.Token);
        var waiter = signal.WaitAsync();
        Assert.False(waiter.IsCompleted);

        await stopping.CancelAsync();

        await Deadline.For(waiter);
        await Deadline.For(signal.WaitAsync());
        await _patience.WaitingAsync(0);
    }

    [Fact]
    public async Task Patience_ThatEnds_IsNoFaultAndLeavesNothingBehind()
    {
        Task[] waiters = [.. Enumerable.Range(0, 100).Select(_ => _signal.WaitAsync())];
        Assert.Equal(100, _patience.Waiting);

        _patience.End();

        await Deadline.For(Task.WhenAll(waiters));
        await _patience.WaitingAsync(0);
    }
}
