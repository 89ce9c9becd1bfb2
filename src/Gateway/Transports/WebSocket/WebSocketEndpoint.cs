using System.Buffers;
using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Transports.WebSocket;

/// <summary><c>GET /ws</c>: any number of topics over one connection.</summary>
internal static class WebSocketEndpoint
{
    public static void MapWebSocket(this IEndpointRouteBuilder routes)
    {
        routes.MapOptions("/ws", "GET, HEAD, OPTIONS");
        // HTTP/2 opens them with CONNECT. HEAD learns that an upgrade is needed.
        routes.MapMethods("/ws", [HttpMethods.Get, HttpMethods.Head, HttpMethods.Connect], AnswerAsync)
            .WithSummary("WebSocket: subscribe to topics such as week/2015/12 and current");
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, OriginRules origins, WebSocketContext context)
    {
        if (Handshake.Refusal(http) is { } refusal)
        {
            return refusal;
        }

        if (!origins.Allows(http.Request))
        {
            return Problem.ForbiddenOrigin(http.Request.Headers.Origin.ToString());
        }

        var address = http.Connection.RemoteIpAddress;
        var slot = context.Slots.Take(address);
        if (slot == Slot.NoneForAddress)
        {
            return new TooManyViewers();
        }

        var isAdmitted = false;
        try
        {
            var stream = await Handshake.AcceptAsync(http);
            if (slot == Slot.NoneLeft)
            {
                await stream.WriteAsync(WebSocketFrame.CloseFrame(CloseStatus.TryAgainLater), http.RequestAborted);
            }
            else if (await http.TakeOverAsync(stream) is { } outlet)
            {
                isAdmitted = true;
                await ServeAsync(http, context, stream, outlet);
            }
        }
        finally
        {
            if (slot == Slot.Taken && !isAdmitted)
            {
                context.Slots.GiveBack(address);
            }
        }

        return Results.Empty;
    }

    private static async Task ServeAsync(HttpContext http, WebSocketContext context, Stream stream, Outlet outlet)
    {
        var read = outlet is SocketOutlet ? await ReadRestAsync(stream) : default;
        var viewer = context.Loops.Admit(outlet, Format.WebSocket, http.Connection.RemoteIpAddress);
        viewer.HeardAt = context.Time.GetTimestamp();
        _ = new WebSocketSession(context, viewer).RunAsync(read);
        await http.StayAsync(outlet, viewer);
    }

    /// <summary>What came right behind the request is still with the web server.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadRestAsync(Stream stream)
    {
        var rest = new ArrayBufferWriter<byte>();
        while (await stream.ReadAsync(rest.GetMemory(512)) is > 0 and var count)
        {
            rest.Advance(count);
        }

        return rest.WrittenMemory;
    }
}
