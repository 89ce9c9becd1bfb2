using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.FanOut;

/// <summary>Writes to a stream of the web server, which frames and encrypts it. The request has to stay until it has ended.</summary>
/// <param name="stream">Where the content goes.</param>
/// <param name="abort">Ends the request without further ado.</param>
internal sealed class StreamOutlet(Stream stream, Action abort) : Outlet, IDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action _taken = null!;
    private Action _lost = null!;
    private bool _isOver;

    /// <summary>Until then the request has to stay.</summary>
    public Task Ended => _ended.Task;

    public override void Open(Action taken, Action lost) => (_taken, _lost) = (taken, lost);

    public override bool TrySend(Packet packet)
    {
        var writing = WriteAsync(packet);
        if (writing.IsCompletedSuccessfully)
        {
            return writing.GetAwaiter().GetResult();
        }

        _ = FinishAsync(writing);
        return false;
    }

    public override ValueTask WaitAsync() => ValueTask.CompletedTask;

    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer) => stream.ReadAsync(buffer, _over.Token);

    public override void End()
    {
        Finish();
        _lost();
    }

    public override void Cut()
    {
        if (!_isOver)
        {
            // First: what has ended is not to be aborted, the server may use it for the next request.
            abort();
            Finish();
        }
    }

    public void Dispose() => _over.Dispose();

    private void Finish()
    {
        _isOver = true;
        _ = _over.CancelAsync();
        _ended.TrySetResult();
    }

    private async ValueTask<bool> WriteAsync(Packet packet)
    {
        try
        {
            await stream.WriteAsync(packet.Bytes);
            return true;
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            _lost();
            return false;
        }
    }

    private async Task FinishAsync(ValueTask<bool> writing)
    {
        if (await writing)
        {
            _taken();
        }
    }
}
