using LiveScore.Gateway.Guards;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Transports;
using LiveScore.Gateway.Transports.Json;
using Microsoft.Net.Http.Headers;

namespace LiveScore.Gateway.Sessions;

/// <summary><c>GET /api/session</c>: who this browser is; begins its session.</summary>
internal static class SessionEndpoint
{
    public static void MapSession(this IEndpointRouteBuilder routes) => routes.MapRead("/api/session", AnswerAsync).LimitReads()
        .WithSummary("The name under which this browser writes, kept in a cookie")
        .WithJson(ChatSchemas.Session, HeaderNames.CacheControl)
        .WithProblems(ProblemType.TooManySessions, ProblemType.Unavailable);

    private static async Task<IResult> AnswerAsync(HttpContext http, SessionCookies sessions)
    {
        http.Response.Headers.CacheControl = "no-store";
        var (session, problem) = await sessions.ReadOrBeginAsync(http);
        return problem as IResult ?? JsonBody.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("user", session!.User);
            json.WriteEndObject();
        });
    }
}
