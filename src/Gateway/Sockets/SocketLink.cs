using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace LiveScore.Gateway.Sockets;

/// <summary>
/// A connection to the web server: two pipes, and a pump for each direction. The web server's own would do, if only it gave its
/// socket away: a viewer that waits for scores costs it ten kilobytes that the fan-out has no use for.
/// </summary>
internal sealed class SocketLink : DefaultConnectionContext, IDetachable, IConnectionSocketFeature
{
    private const int ReceiveLimit = 1024 * 1024, SendLimit = 64 * 1024;

    private const int Attached = 0, Detached = 1, Closed = 2;

    private static long s_count;

    // What the server writes is sent on the thread that wrote it; what is received it handles on a thread of its own.
    private static readonly PipeOptions s_input = new(
        writerScheduler: PipeScheduler.Inline, pauseWriterThreshold: ReceiveLimit, resumeWriterThreshold: ReceiveLimit / 2, useSynchronizationContext: false);

    private static readonly PipeOptions s_output = new(
        readerScheduler: PipeScheduler.Inline, pauseWriterThreshold: SendLimit, resumeWriterThreshold: SendLimit / 2, useSynchronizationContext: false);

    private readonly Socket _socket;
    private readonly SocketReceiver _receiver;
    private readonly PipeReader _toSend;
    private readonly CancellationTokenSource _ended = new();
    private Task _sending = Task.CompletedTask;
    private int _state;

    private SocketLink(Socket socket, Pipe input, Pipe output)
        : base(
            Interlocked.Increment(ref s_count).ToString("x", CultureInfo.InvariantCulture),
            new DuplexPipe(input.Reader, output.Writer),
            new DuplexPipe(output.Reader, input.Writer))
    {
        (_socket, _toSend) = (socket, output.Reader);
        _receiver = new(socket, input.Writer, OnEndAsync);
        (LocalEndPoint, RemoteEndPoint) = (socket.LocalEndPoint, socket.RemoteEndPoint);
        ConnectionClosed = _ended.Token;
        Features.Set<IDetachable>(this);
        Features.Set<IConnectionSocketFeature>(this);
    }

    Socket IConnectionSocketFeature.Socket => _socket;

    /// <summary>The link of an accepted socket, which must not block.</summary>
    public static SocketLink Start(Socket socket)
    {
        var link = new SocketLink(socket, new(s_input), new(s_output));
        link._receiver.Start();
        link._sending = link.SendAsync();
        return link;
    }

    public async Task<DetachedSocket?> DetachAsync()
    {
        _toSend.CancelPendingRead();
        await _sending;
        var pending = await _receiver.DetachAsync();
        return pending is not null && Interlocked.CompareExchange(ref _state, Detached, Attached) == Attached ? new(_socket, pending) : null;
    }

    public override void Abort(ConnectionAbortedException abortReason) => Close();

    /// <summary>The server is through with the connection.</summary>
    public override async ValueTask DisposeAsync()
    {
        await Transport.Input.CompleteAsync();
        await Transport.Output.CompleteAsync();
        await _sending;
        Close();
        await _receiver.Ended;
        _ended.Dispose();
        await base.DisposeAsync();
    }

    private async Task OnEndAsync(bool isReset)
    {
        if (isReset)
        {
            Close();
        }

        await _ended.CancelAsync();
    }

    private async Task SendAsync()
    {
        try
        {
            while (true)
            {
                var read = await _toSend.ReadAsync();
                if (!read.Buffer.IsEmpty)
                {
                    await SendAsync(read.Buffer);
                }

                _toSend.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted || read.IsCanceled)
                {
                    break;
                }
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            Close();
        }

        await _toSend.CompleteAsync();
    }

    private async ValueTask SendAsync(ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsSingleSegment)
        {
            await _socket.SendAsync(bytes.First);
            return;
        }

        // One call, so that the head and the body of an answer do not travel apart.
        var segments = new List<ArraySegment<byte>>();
        foreach (var part in bytes)
        {
            MemoryMarshal.TryGetArray(part, out var segment);
            segments.Add(segment);
        }

        await _socket.SendAsync(segments);
    }

    private void Close()
    {
        if (Interlocked.CompareExchange(ref _state, Closed, Attached) != Attached)
        {
            return;
        }

        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // The other side was quicker.
        }

        _socket.Dispose();
    }

    private sealed class DuplexPipe(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
