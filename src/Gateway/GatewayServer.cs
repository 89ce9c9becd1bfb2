using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway;

/// <summary>The web server's own settings.</summary>
internal static class GatewayServer
{
    /// <summary>Room for whatever a viewer may send as its last id, in a header or in the query.</summary>
    private const int HeadLimit = 128 * 1024;

    /// <summary>
    /// What the system may hold for one viewer. Left alone it grows to megabytes for each that does not read, out of sight of
    /// the gateway.
    /// </summary>
    private const int SendBuffer = 64 * 1024;

    /// <summary>TCP_USER_TIMEOUT of Linux, which has no name in .NET.</summary>
    private const int TcpUserTimeout = 18;

    private static readonly AnyBytesEncoding s_anyBytes = new();

    public static void ConfigureServer(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestHeadersTotalSize = HeadLimit;
            server.Limits.MaxRequestLineSize = HeadLimit;
            server.RequestHeaderEncodingSelector =
                name => name.Equals("Last-Event-ID", StringComparison.OrdinalIgnoreCase) ? s_anyBytes : null;
        });

        services.AddOptions<SocketTransportOptions>().Configure<IOptions<GatewayOptions>>((sockets, gateway) =>
        {
            // With the usual 512, ten thousand viewers that come back at once need six to nine seconds instead of one and a half.
            sockets.Backlog = 4096;
            sockets.CreateBoundListenSocket = endpoint => Listen(endpoint, gateway.Value.SlowViewerLimit);
        });
    }

    /// <summary>What is set here the connections inherit.</summary>
    private static Socket Listen(EndPoint endpoint, TimeSpan slowViewerLimit)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        socket.SendBufferSize = SendBuffer;
        if (OperatingSystem.IsLinux() && endpoint is IPEndPoint)
        {
            // Finds viewers that vanished without a word, even when what was sent to them fits into every buffer.
            var limit = BitConverter.GetBytes((int)slowViewerLimit.TotalMilliseconds);
            socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, TcpUserTimeout, limit);
        }

        return socket;
    }
}
