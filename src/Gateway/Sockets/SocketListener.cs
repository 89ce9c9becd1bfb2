using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace LiveScore.Gateway.Sockets;

/// <summary>Accepts connections for the web server.</summary>
internal sealed partial class SocketListener(Socket socket, TimeProvider time, ILogger<SocketListener> logger) : IConnectionListener
{
    /// <summary>Without descriptors left, accepting fails at once and over and over.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _unbound = new();

    public EndPoint EndPoint { get; } = socket.LocalEndPoint!;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Socket? accepted = null;
            try
            {
                accepted = await socket.AcceptAsync(cancellationToken);
                accepted.NoDelay = true;
                accepted.Blocking = false;
                return SocketLink.Start(accepted);
            }
            catch (Exception) when (_unbound.IsCancellationRequested)
            {
                accepted?.Dispose();
                return null;
            }
            catch (SocketException fault) when (fault.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
            {
                NoRoom(fault);
                await Task.Delay(s_pause, time, _unbound.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (SocketException)
            {
                // Gone again before it was accepted.
                accepted?.Dispose();
            }
        }
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _unbound.Cancel();
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        _unbound.Dispose();
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No room for another connection: raise the limit of open files")]
    private partial void NoRoom(Exception fault);
}
