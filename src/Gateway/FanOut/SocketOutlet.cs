using System.Net.Sockets;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.FanOut;

/// <summary>Writes to the socket itself. Nobody else has it any more, so nothing can come in between.</summary>
/// <param name="socket">Must not block.</param>
/// <param name="pending">Ends when there is something to receive for the first time.</param>
internal sealed class SocketOutlet(Socket socket, Task pending) : Outlet
{
    private readonly int _descriptor = (int)socket.SafeHandle.DangerousGetHandle();
    private Action _taken = null!;
    private Action _lost = null!;
    private Task? _pending = pending;

    public override void Open(Action taken, Action lost) => (_taken, _lost) = (taken, lost);

    public override bool TrySend(Packet packet)
    {
        var bytes = packet.Framed;
        var isThere = NonBlockingSend.TrySend(socket, _descriptor, bytes.Span, out var sent);
        if (sent == bytes.Length)
        {
            return true;
        }

        if (isThere)
        {
            _ = FinishAsync(bytes[sent..]);
        }
        else
        {
            _lost();
        }

        return false;
    }

    public override async ValueTask WaitAsync()
    {
        if (_pending is { } pending)
        {
            _pending = null;
            await pending;
        }
        else
        {
            await socket.ReceiveAsync(Memory<byte>.Empty);
        }
    }

    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer) => socket.ReceiveAsync(buffer);

    public override void End()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            _lost();
        }
    }

    public override void Cut() => socket.Dispose();

    /// <summary>Waits for the end of a viewer that has nothing to say. What it says nevertheless is thrown away.</summary>
    public async Task ListenAsync()
    {
        try
        {
            do
            {
                await WaitAsync();
            }
            while (Discard());
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Gone as well.
        }

        _lost();
    }

    private bool Discard()
    {
        Span<byte> scratch = stackalloc byte[512];
        return socket.Receive(scratch, SocketFlags.None, out var error) > 0 || error == SocketError.WouldBlock;
    }

    private async Task FinishAsync(ReadOnlyMemory<byte> rest)
    {
        try
        {
            await socket.SendAsync(rest);
            _taken();
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            _lost();
        }
    }
}
