using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.Transports.Sse;

/// <summary><c>GET /api/season/{season}/{slug}/stream</c>: one week.</summary>
internal static class WeekStreamEndpoint
{
    public static void MapWeekStream(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/api/season/{season}/{slug}/stream", AnswerAsync)
            .WithSummary("Server-Sent Events of one week: a snapshot, then only what changes. ?mode=full|delta, ?team=CODE")
            .WithParameters(ApiParameter.Mode, ApiParameter.Team)
            .WithEvents(ApiEvent.Week)
            .WithProblems(
                ProblemType.NotAcceptable, ProblemType.MalformedSeason, ProblemType.UnknownSeason, ProblemType.MalformedWeek,
                ProblemType.UnknownWeek, ProblemType.MalformedMode, ProblemType.UnknownTeam);

    private static async Task<IResult> AnswerAsync(string season, string slug, HttpRequest request, TopicReader topics, TransportContext context)
    {
        if (!request.AcceptsEventStream())
        {
            return Problem.NotAcceptable();
        }

        if (WeekRoute.ReadWeek(season, slug, out var week) is { } problem)
        {
            return problem;
        }

        if (request.ReadView(ViewMode.Delta, out var view) is { } fault)
        {
            return fault;
        }

        return await topics.IsUnknownAsync(week, request.HttpContext.RequestAborted)
            ? Problem.UnknownWeek(season, slug)
            : new SseResult(context, Format.Stream, (new TopicName(week), view));
    }
}
