using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Sockets;
using Microsoft.AspNetCore.Connections.Features;

namespace LiveScore.Gateway.Transports;

internal static class TakeOver
{
    /// <summary>
    /// The way to the viewer from now on, after all that was written before: its socket, where nothing lies between that and the
    /// request, or else the stream. Null when the viewer is gone.
    /// </summary>
    public static async Task<Outlet?> TakeOverAsync(this HttpContext http, Stream body)
    {
        if (!HttpProtocol.IsHttp11(http.Request.Protocol) || http.Features.Get<ITlsHandshakeFeature>() is not null
            || http.Features.Get<IDetachable>() is not { } link)
        {
            return new StreamOutlet(body, http.Abort);
        }

        return await link.DetachAsync() is { } taken ? new SocketOutlet(taken.Socket, taken.Pending) : null;
    }

    /// <summary>Keeps the request as long as its viewer needs it; not at all when that has the socket.</summary>
    /// <param name="http">The request.</param>
    /// <param name="outlet">The way to the viewer.</param>
    /// <param name="viewer">Who is gone when the request is aborted.</param>
    /// <param name="listening">Ends when nobody reads from the request any more: the server uses it for the next one.</param>
    public static async Task StayAsync(this HttpContext http, Outlet outlet, Viewer viewer, Task listening)
    {
        if (outlet is StreamOutlet stream)
        {
            using (stream)
            {
                await using var gone = http.RequestAborted.Register(viewer.Close);
                await stream.Ended;
                await listening;
            }
        }
    }
}
