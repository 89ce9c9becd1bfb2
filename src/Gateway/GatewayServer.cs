using System.Net;
using System.Net.Sockets;
using LiveScore.Gateway.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway;

/// <summary>The web server's own settings.</summary>
internal static class GatewayServer
{
    /// <summary>Room for whatever a viewer may send as its last id, in a header or in the query.</summary>
    private const int HeadLimit = 128 * 1024;

    /// <summary>TCP_USER_TIMEOUT of Linux, which has no name in .NET.</summary>
    private const int TcpUserTimeout = 18;

    private static readonly AnyBytesEncoding s_anyBytes = new();

    public static void ConfigureServer(this IServiceCollection services)
    {
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<GatewayOptions>>((server, gateway) =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = gateway.Value.MaxBody;
            server.Limits.MaxRequestHeadersTotalSize = HeadLimit;
            server.Limits.MaxRequestLineSize = HeadLimit;
            server.RequestHeaderEncodingSelector =
                name => name.Equals("Last-Event-ID", StringComparison.OrdinalIgnoreCase) ? s_anyBytes : null;
        });

        services.AddSingleton<IConnectionListenerFactory, SocketListenerFactory>();
        services.AddOptions<SocketTransportOptions>().Configure<IOptions<GatewayOptions>>((sockets, gateway) =>
        {
            // With the usual 512, ten thousand viewers that come back at once need six to nine seconds instead of one and a half.
            sockets.Backlog = 4096;
            sockets.CreateBoundListenSocket = endpoint => Listen(endpoint, gateway.Value);
        });
    }

    /// <summary>What is set here the connections inherit.</summary>
    private static Socket Listen(EndPoint endpoint, GatewayOptions options)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        socket.SendBufferSize = options.SendBuffer;
        if (OperatingSystem.IsLinux() && endpoint is IPEndPoint)
        {
            // Finds viewers that vanished without a word, even when what was sent to them fits into every buffer.
            // Later than the gateway itself, which says why it closes a viewer.
            var limit = BitConverter.GetBytes((int)(1.25 * options.SlowViewerLimit).TotalMilliseconds);
            socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, TcpUserTimeout, limit);
        }

        return socket;
    }
}
