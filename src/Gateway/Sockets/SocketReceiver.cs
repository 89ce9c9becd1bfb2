using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace LiveScore.Gateway.Sockets;

/// <summary>
/// Moves what a socket receives into a pipe, until somebody else wants the socket. The wait for the next bytes that is under way then
/// goes along: to cancel it would cost an exception for each viewer.
/// </summary>
/// <param name="socket">Must not block.</param>
/// <param name="pipe">Where the bytes go.</param>
/// <param name="onEnd">Called when the other side has ended, with whether it was by a reset.</param>
internal sealed class SocketReceiver(Socket socket, PipeWriter pipe, Func<bool, Task> onEnd)
{
    private const int Waiting = 0, Moving = 1, Detached = 2;

    private PipeWriter? _pipe = pipe;
    private Func<bool, Task>? _onEnd = onEnd;
    private Task _running = Task.CompletedTask;
    private int _state;

    /// <summary>When the pipe gets nothing more from here.</summary>
    public Task Ended => Volatile.Read(ref _state) == Detached ? Task.CompletedTask : _running;

    public void Start() => _running = RunAsync();

    /// <summary>
    /// Stops. The task that it gives ends when there is something to receive; null when the other side has ended.
    /// </summary>
    public async Task<Task?> DetachAsync()
    {
        var isWaiting = Interlocked.Exchange(ref _state, Detached) == Waiting;
        if (!isWaiting)
        {
            _pipe?.CancelPendingFlush();
            await _running;
        }

        if (_pipe is not { } writer)
        {
            return null;
        }

        // The wait that is handed on keeps this object, and should keep nothing else.
        (_pipe, _onEnd) = (null, null);
        await writer.CompleteAsync();
        return isWaiting ? _running : Task.CompletedTask;
    }

    private async Task RunAsync()
    {
        try
        {
            do
            {
                // No buffer while there is nothing to put into it.
                await socket.ReceiveAsync(Memory<byte>.Empty);
                if (Interlocked.CompareExchange(ref _state, Moving, Waiting) == Detached)
                {
                    return;
                }

                if (!await MoveAsync())
                {
                    await EndAsync(fault: null);
                    return;
                }
            }
            while (Interlocked.CompareExchange(ref _state, Waiting, Moving) == Moving);
        }
        catch (SocketException reset)
        {
            await EndAsync(new ConnectionResetException(reset.Message, reset));
        }
        catch (ObjectDisposedException closed)
        {
            await EndAsync(new ConnectionAbortedException("The connection was closed here.", closed));
        }
    }

    /// <summary>False when nothing more will come, or nothing more is wanted.</summary>
    private async ValueTask<bool> MoveAsync()
    {
        var count = socket.Receive(_pipe!.GetSpan(), SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
        {
            // The system tells of bytes that were read before.
            return true;
        }

        if (error != SocketError.Success)
        {
            throw new SocketException((int)error);
        }

        _pipe.Advance(count);
        return count > 0 && !(await _pipe.FlushAsync()).IsCompleted;
    }

    private async Task EndAsync(Exception? fault)
    {
        if (_pipe is { } writer && _onEnd is { } tell)
        {
            (_pipe, _onEnd) = (null, null);
            await writer.CompleteAsync(fault);
            await tell(fault is ConnectionResetException);
        }
    }
}
