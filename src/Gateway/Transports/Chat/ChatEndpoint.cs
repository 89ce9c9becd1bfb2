using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Guards;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Rooms;
using LiveScore.Gateway.Sessions;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Transports.Json;
using LiveScore.Gateway.Transports.Sse;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Transports.Chat;

/// <summary><c>/events</c>: hear what is said in a room, and say something.</summary>
internal static class ChatEndpoint
{
    public static void MapChat(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/events", [HttpMethods.Get, HttpMethods.Head], HearAsync)
            .WithSummary("Server-Sent Events of a room: who is there, the last messages, then each as it is written. ?room=lobby")
            .WithParameters(ApiParameter.Room)
            .WithEvents(ApiEvent.Chat)
            .WithProblems(ProblemType.NotAcceptable, ProblemType.UnknownRoom);
        routes.MapPost("/events", PostAsync).LimitPosts()
            .WithSummary("Writes to a room, under the name of the session")
            .WithBody(ChatSchemas.NewMessage)
            .WithJson(ChatSchemas.Posted)
            .WithProblems(
                ProblemType.UnreadableText, ProblemType.UnknownRoom, ProblemType.TooManyMessages, ProblemType.TooManySessions, ProblemType.Unavailable);
        routes.MapOptions("/events", "GET, HEAD, POST, OPTIONS");
        routes.MapDelete("/events/{id}", DeleteAsync).RequireAdminKey()
            .WithSummary("Takes a message away, here and from everyone who follows")
            .WithAnswer(new(StatusCodes.Status204NoContent, "It is deleted."))
            .WithProblems(ProblemType.UnknownMessage, ProblemType.Unavailable);
        routes.MapOptions("/events/{id}", "DELETE, OPTIONS");
    }

    private static async Task<IResult> HearAsync(HttpContext http, RoomNames names, SessionCookies sessions, TransportContext context)
    {
        if (!http.Request.AcceptsEventStream())
        {
            return Problem.NotAcceptable();
        }

        var room = http.Request.Query["room"].ToString() is { Length: > 0 } said ? said : RoomNames.Usual;
        if (await names.RefusalAsync(room, writes: false) is { } problem)
        {
            return problem;
        }

        // Without a session one can listen.
        var (session, _) = await sessions.ReadOrBeginAsync(http);
        return new SseResult(context, Format.Stream, (TopicName.Chat(room), default)) { User = session?.User };
    }

    private static async Task<IResult> PostAsync(HttpContext http, RoomNames names, SessionCookies sessions, RoomPosts posts)
    {
        var (message, problem) = await http.Request.ReadJsonAsync<NewMessage>();
        if (message is null)
        {
            return problem!;
        }

        var room = message.Room ?? RoomNames.Usual;
        if (await names.RefusalAsync(room, writes: true) is { } refusal)
        {
            return refusal.OrLater();
        }

        var (session, none) = await sessions.ReadOrBeginAsync(http);
        if (session is null)
        {
            return none!;
        }

        var posted = await posts.PostAsync(room, session.User, message.Text);
        return posted.Stored is { } stored ? JsonBody.Of(json => json.WritePosted(room, stored.Epoch, stored.Entry!)) : posted.Refusal;
    }

    private static async Task<IResult> DeleteAsync(string id, RoomPosts posts) =>
        !RoomEventId.TryParse(id, out var message) || !RoomNames.IsName(message.Room)
            ? Problem.UnknownMessage()
            : await posts.DeleteAsync(message.Room, message.Epoch, message.Version) ?? TypedResults.NoContent();

    private sealed record NewMessage(string Text, string? Room = null);
}
