using System.Threading.Tasks.Sources;

namespace LiveScore.Gateway.Weeks;

/// <summary>
/// Wakes one waiter, which then looks for itself what is new. Rings while it is busy are one ring, so that nothing piles up
/// for a slow one. Nothing is allocated, neither by ringing nor by waiting.
/// </summary>
internal sealed class Bell : IValueTaskSource
{
    private const int Quiet = 0, Rung = 1, Awaited = 2;

    private ManualResetValueTaskSourceCore<bool> _wait = new() { RunContinuationsAsynchronously = true };
    private int _state;

    public void Ring()
    {
        if (Interlocked.Exchange(ref _state, Rung) == Awaited)
        {
            _wait.SetResult(true);
        }
    }

    /// <summary>Ends at the next ring, or at once if it rang since the last wait. Only one waiter at a time.</summary>
    public ValueTask WaitAsync()
    {
        if (Interlocked.CompareExchange(ref _state, Awaited, Quiet) == Quiet)
        {
            return new(this, _wait.Version);
        }

        Interlocked.Exchange(ref _state, Quiet);
        return ValueTask.CompletedTask;
    }

    void IValueTaskSource.GetResult(short token)
    {
        _wait.GetResult(token);
        _wait.Reset();
        // Only now: a ring from here on is a new one, and the waiter looks after it.
        Interlocked.Exchange(ref _state, Quiet);
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _wait.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _wait.OnCompleted(continuation, state, token, flags);
}
