using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;
using Microsoft.Net.Http.Headers;

namespace LiveScore.Gateway.Transports.Sse;

/// <summary><c>GET /api/livescore</c>: the current week, whichever it is.</summary>
internal static class LiveScoreEndpoint
{
    public static void MapLiveScore(this IEndpointRouteBuilder routes) => routes.MapRead("/api/livescore", Answer)
        .WithSummary("Server-Sent Events of the current week: each change sends all its games. ?mode=full|delta, ?team=CODE")
        .WithParameters(ApiParameter.Mode, ApiParameter.Team)
        .WithEvents(ApiEvent.Week)
        .WithAnswer(new(StatusCodes.Status302Found, "Accept does not allow a stream: here is what there is.") { Headers = [HeaderNames.Location] })
        .WithProblems(ProblemType.MalformedMode, ProblemType.UnknownTeam);

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
