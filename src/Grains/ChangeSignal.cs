namespace LiveScore.Grains;

/// <summary>Wakes all who wait for the next change. Used within one activation.</summary>
/// <param name="time">The machine's.</param>
/// <param name="stopping">The silo ends: nobody may keep its grains here by waiting.</param>
internal sealed class ChangeSignal(TimeProvider time, CancellationToken stopping = default)
{
    /// <summary>Shorter than any limit on an answer, and than a silo that ends would wait for its calls.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends at the next change, or when patience does.</summary>
    public async Task WaitAsync() => await _next.Task.WaitAsync(s_patience, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    public void Set()
    {
        _next.TrySetResult();
        _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
