namespace LiveScore.Cli.Watch;

/// <summary>Waits for the first state of a stream, and not for long.</summary>
internal sealed class FirstState : IWatchView
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource<BoardStep> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _missing = "no answer";

    private FirstState()
    {
    }

    /// <exception cref="GatewayException">The state cannot be had; the message says why.</exception>
    public static async Task<BoardStep> ReadAsync(
        GatewayClient gateway, string path, TimeProvider time, Random random, CancellationToken cancellationToken)
    {
        var view = new FirstState();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = new Watcher(gateway, path, view, time, random).RunAsync(stop.Token);
        try
        {
            // Watching ends by itself only with a fault.
            await Task.WhenAny(watching, view._first.Task).Unwrap().WaitAsync(Limit, time, cancellationToken);
            return await view._first.Task;
        }
        catch (TimeoutException)
        {
            throw new GatewayException($"no scores from {gateway.Root} within {Limit.TotalSeconds:0} s: {view._missing}", isForGood: true);
        }
        finally
        {
            await stop.CancelAsync();
            await ((Task)watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Connected() => _missing = "it has none to show yet";

    public void Lost(string reason) => _missing = reason;

    public void Show(BoardStep step)
    {
        if (step.Board.LastId is not null)
        {
            _first.TrySetResult(step);
        }
    }
}
