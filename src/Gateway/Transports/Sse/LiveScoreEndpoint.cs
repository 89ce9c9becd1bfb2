using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.Transports.Sse;

/// <summary><c>GET /api/livescore</c>: the current week, whichever it is.</summary>
internal static class LiveScoreEndpoint
{
    public static void MapLiveScore(this IEndpointRouteBuilder routes) => routes.MapRead("/api/livescore", Answer)
        .WithSummary("Server-Sent Events of the current week: each change sends all its games. ?mode=full|delta, ?team=CODE");

    private static IResult Answer(HttpRequest request, TransportContext context)
    {
        if (!request.AcceptsEventStream())
        {
            return TypedResults.Redirect("/api/");
        }

        return request.ReadView(ViewMode.Full, out var view) is { } problem
            ? problem
            : new SseResult(context, Format.Stream, (TopicName.Current, view));
    }
}
