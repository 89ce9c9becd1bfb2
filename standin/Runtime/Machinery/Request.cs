namespace Orleans.StandIn;

/// <summary>Something an activation is asked to do in a turn.</summary>
internal sealed class Request(Func<Activation, Task<object?>> body)
{
    private readonly TaskCompletionSource<object?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Never done when the silo is killed under it: the caller's time-out is what ends the wait.</summary>
    public Task<object?> Answer => _answer.Task;

    public bool Interleaves { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>Dropped, not handed on, when the activation goes.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Whether the activation counts as used.</summary>
    public bool KeepsAlive { get; init; } = true;

    public bool MayRunBeside(Request running) => Interleaves || running.Interleaves || (ReadOnly && running.ReadOnly);

    public Task<object?> Invoke(Activation activation) => body(activation);

    public void Succeed(object? result) => _answer.TrySetResult(result);

    public void Fail(Exception exception)
    {
        _answer.TrySetException(exception);
        // Nobody may be waiting.
        _ = _answer.Task.Exception;
    }
}
