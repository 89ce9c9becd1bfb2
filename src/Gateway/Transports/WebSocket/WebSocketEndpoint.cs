using System.Buffers;
using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Metrics;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Sessions;
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
            .WithSummary("WebSocket: subscribe to topics such as week/2015/12 and current")
            .WithMessages(SocketSchemas.Message, [.. ApiEvent.Topics, ApiEvent.Posted, ApiEvent.Pong, ApiEvent.Error])
            .WithProblems(
                ProblemType.UpgradeRequired, ProblemType.MalformedHandshake, ProblemType.ForbiddenOrigin, ProblemType.TooManyViewers);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, OriginRules origins, SessionCookies sessions, TransportContext context, GatewayMetrics metrics)
    {
        if (Handshake.Refusal(http) is { } refusal)
        {
            return refusal;
        }

        if (!origins.Allows(http.Request))
        {
            metrics.Refused("origin");
            return Problem.ForbiddenOrigin(http.Request.Headers.Origin.ToString());
        }

        using var place = context.Slots.Take(http.Connection.RemoteIpAddress);
        if (place.Slot == Slot.NoneForAddress)
        {
            return new TooManyViewers();
        }

        // Scores need none: nobody waits for it.
        var (session, _) = await sessions.ReadOrBeginAsync(http, TimeSpan.Zero);
        var stream = await Handshake.AcceptAsync(http);
        if (place.Slot == Slot.NoneLeft)
        {
            await stream.WriteAsync(WebSocketFrame.CloseFrame(CloseStatus.TryAgainLater), http.RequestAborted);
        }
        else if (await http.TakeOverAsync(stream) is { } outlet)
        {
            await ServeAsync(http, context, stream, outlet, place, session?.User);
        }

        return Results.Empty;
    }

    private static async Task ServeAsync(HttpContext http, TransportContext context, Stream stream, Outlet outlet, ViewerPlace place, string? user)
    {
        var read = outlet is SocketOutlet ? await ReadRestAsync(stream) : default;
        var viewer = context.Loops.Admit(outlet, Format.WebSocket, place, user);
        viewer.HeardAt = context.Time.GetTimestamp();
        await http.StayAsync(outlet, viewer, listening: new WebSocketSession(context, viewer).RunAsync(read));
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
