using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Sessions;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Transports.Sse;

/// <summary><c>GET /api/stream?topic=…&amp;topic=…</c>: several topics over one connection, resumed by one id.</summary>
internal static class TopicsStreamEndpoint
{
    public static void MapTopicsStream(this IEndpointRouteBuilder routes) => routes.MapRead("/api/stream", AnswerAsync)
        .WithSummary("Server-Sent Events of up to four topics. ?topic=week/2015/12&topic=current, ?mode=full|delta, ?team=CODE")
        .WithParameters(ApiParameter.Topic, ApiParameter.Mode, ApiParameter.Team, ApiParameter.Kind)
        .WithEnvelopedEvents(ApiEvent.Topics)
        .WithProblems(
            ProblemType.NotAcceptable, ProblemType.NoTopics, ProblemType.TooManyTopics, ProblemType.UnknownTopic,
            ProblemType.MalformedSeason, ProblemType.UnknownSeason, ProblemType.MalformedWeek, ProblemType.UnknownWeek,
            ProblemType.MalformedMode, ProblemType.UnknownTeam, ProblemType.UnknownKind, ProblemType.UnknownRoom);

    private static async Task<IResult> AnswerAsync(HttpRequest request, TopicReader topics, SessionCookies sessions, TransportContext context)
    {
        if (!request.AcceptsEventStream())
        {
            return Problem.NotAcceptable();
        }

        var texts = request.Query["topic"].OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (texts.Count is 0 or > JoinedId.MaxTopics)
        {
            return texts.Count == 0 ? Problem.NoTopics() : Problem.TooManyTopics(JoinedId.MaxTopics);
        }

        var wanted = new List<(TopicName Name, WeekView View)>();
        foreach (var text in texts)
        {
            var (name, problem) = await topics.ReadAsync(text, writes: false, request.HttpContext.RequestAborted);
            var view = default(WeekView);
            if ((problem ?? request.ReadView(name.UsualMode, out view)) is { } fault)
            {
                return fault;
            }

            wanted.Add((name, view));
        }

        // Rooms show who is there.
        var (session, _) = wanted.Any(topic => topic.Name.Room is not null) ? await sessions.ReadOrBeginAsync(request.HttpContext) : default;
        return new SseResult(context, Format.ManyTopics, [.. wanted]) { User = session?.User };
    }
}
