using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.Transports.Sse;

/// <summary><c>GET /api/notifications</c>: what happens in the games of the current week, in words.</summary>
internal static class NotificationsEndpoint
{
    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        routes.MapOptions("/api/notifications", "GET, HEAD, POST, OPTIONS");
        routes.MapMethods("/api/notifications", [HttpMethods.Get, HttpMethods.Head], Answer)
            .WithSummary("Server-Sent Events of what happens in the current week: kickoffs, scores, corrections, finals, announcements. ?team=CODE, ?kind=score,final, ?format=text")
            .WithParameters(ApiParameter.Team, ApiParameter.Kind, ApiParameter.Format)
            .WithEvents(ApiEvent.Notifications)
            .WithProblems(ProblemType.NotAcceptable, ProblemType.UnknownTeam, ProblemType.UnknownKind, ProblemType.MalformedFormat);
    }

    private static IResult Answer(HttpRequest request, TransportContext context)
    {
        if (!request.AcceptsEventStream())
        {
            return Problem.NotAcceptable();
        }

        return request.ReadView(ViewMode.Notifications, out var view, takesFormat: true) is { } problem
            ? problem
            : new SseResult(context, Format.Stream, (TopicName.Notifications, view));
    }
}
