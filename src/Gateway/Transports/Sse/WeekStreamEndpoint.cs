using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.Transports.Sse;

/// <summary><c>GET /api/season/{season}/{slug}/stream</c>: one week.</summary>
internal static class WeekStreamEndpoint
{
    public static void MapWeekStream(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/api/season/{season}/{slug}/stream", AnswerAsync)
            .WithSummary("Server-Sent Events of one week: a snapshot, then only what changes. ?mode=full|delta, ?team=CODE");

    private static async Task<IResult> AnswerAsync(string season, string slug, HttpRequest request, SseContext context)
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

        using var lease = context.Followers.Follow(week);
        // A grain that does not answer is no reason to refuse: the stream opens, and the scores come when it is back.
        var log = await lease.Follower.WaitForLogAsync(context.Options.AnswerLimit, request.HttpContext.RequestAborted);
        return log is { IsStored: false } && week != context.Current.Week
            ? Problem.UnknownWeek(season, slug)
            : new SseResult(context, view, bell => WatchedWeek.Fixed(context.Followers, week, bell));
    }
}
