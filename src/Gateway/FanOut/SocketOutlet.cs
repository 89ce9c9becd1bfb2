using System.Net.Sockets;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.FanOut;

/// <summary>Writes to the socket itself. Nobody else has it any more, so nothing can come in between.</summary>
internal sealed class SocketOutlet(Socket socket) : Outlet
{
    private Action _taken = null!;
    private Action _lost = null!;

    public Socket Socket => socket;

    public override void Open(Action taken, Action lost) => (_taken, _lost) = (taken, lost);

    public override bool TrySend(Packet packet)
    {
        var bytes = packet.Framed;
        var sent = socket.Send(bytes.Span, SocketFlags.None, out var error);
        if (error == SocketError.Success && sent == bytes.Length)
        {
            return true;
        }

        if (error is SocketError.Success or SocketError.WouldBlock)
        {
            _ = FinishAsync(bytes[Math.Max(sent, 0)..]);
        }
        else
        {
            _lost();
        }

        return false;
    }

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
                await socket.ReceiveAsync(Memory<byte>.Empty);
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
