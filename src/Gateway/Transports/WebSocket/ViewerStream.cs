using System.Net.Sockets;
using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Transports.WebSocket;

/// <summary>
/// What the framework's WebSocket speaks through. It reads the viewer's frames; the few that it writes itself (pongs, closes) go
/// through the viewer's loop, as everything does, so that no frame gets into the middle of another.
/// </summary>
/// <param name="viewer">Whose frames these are.</param>
/// <param name="time">Tells when it was heard.</param>
internal abstract class ViewerStream(Viewer viewer, TimeProvider time) : Stream
{
    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Over the socket itself.</summary>
    /// <param name="viewer">Whose frames these are.</param>
    /// <param name="time">Tells when it was heard.</param>
    /// <param name="socket">Where they come from.</param>
    /// <param name="read">What the web server had read already.</param>
    public static ViewerStream Of(Viewer viewer, TimeProvider time, Socket socket, ReadOnlyMemory<byte> read) =>
        new OfSocket(viewer, time, socket, read);

    /// <summary>Over a stream of the web server.</summary>
    /// <param name="viewer">Whose frames these are.</param>
    /// <param name="time">Tells when it was heard.</param>
    /// <param name="stream">Where they come from.</param>
    public static ViewerStream Of(Viewer viewer, TimeProvider time, Stream stream) => new OfStream(viewer, time, stream);

    public sealed override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await ReceiveAsync(buffer, cancellationToken);
        viewer.HeardAt = time.GetTimestamp();
        return count;
    }

    public sealed override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        await viewer.SendAsync(Packet.Frames(buffer.ToArray()));

    public sealed override void Flush()
    {
    }

    public sealed override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public sealed override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    protected abstract ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellation);

    private sealed class OfSocket(Viewer viewer, TimeProvider time, Socket socket, ReadOnlyMemory<byte> read) : ViewerStream(viewer, time)
    {
        private ReadOnlyMemory<byte> _read = read;

        protected override ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellation)
        {
            if (_read.IsEmpty)
            {
                return socket.ReceiveAsync(buffer, cancellation);
            }

            var count = Math.Min(buffer.Length, _read.Length);
            _read[..count].CopyTo(buffer);
            _read = _read[count..];
            return new(count);
        }
    }

    private sealed class OfStream(Viewer viewer, TimeProvider time, Stream stream) : ViewerStream(viewer, time)
    {
        protected override ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellation) => stream.ReadAsync(buffer, cancellation);
    }
}
