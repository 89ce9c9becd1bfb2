using System.Globalization;
using LiveScore.Contracts;
using LiveScore.Gateway.Guards;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Rooms;
using LiveScore.Gateway.Transports.Json;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Transports.Chat;

/// <summary><c>POST /api/notifications</c>: what the operator has to say to everyone who hears notifications.</summary>
internal static class AnnouncementEndpoint
{
    public static void MapAnnouncements(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/notifications", PostAsync).RequireAdminKey()
            .WithSummary("Announces something to all viewers of notifications")
            .WithBody(ChatSchemas.NewAnnouncement)
            .WithJson(ChatSchemas.Announced)
            .WithProblems(ProblemType.UnreadableText, ProblemType.Unavailable);
        routes.MapDelete("/api/notifications/{announcement}", DeleteAsync).RequireAdminKey()
            .WithSummary("Takes an announcement back: who has not heard it yet does not any more")
            .WithAnswer(new(StatusCodes.Status204NoContent, "It is deleted."))
            .WithProblems(ProblemType.UnknownMessage, ProblemType.Unavailable);
        routes.MapOptions("/api/notifications/{announcement}", "DELETE, OPTIONS");
    }

    private static async Task<IResult> PostAsync(HttpRequest request, RoomPosts posts)
    {
        var (announcement, problem) = await request.ReadJsonAsync<NewAnnouncement>();
        if (announcement is null)
        {
            return problem!;
        }

        var posted = await posts.PostAsync(IChatRoomGrain.Announcements, user: null, announcement.Text);
        return posted.Stored is not { } stored ? posted.Refusal : JsonBody.Of(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("success", true);
            json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"{stored.Epoch}.{stored.Entry!.Version}"));
            json.WriteUtc("at", stored.Entry.At);
            json.WriteEndObject();
        });
    }

    private static async Task<IResult> DeleteAsync(string announcement, RoomPosts posts) =>
        announcement.Split('.') is [var epoch, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? await posts.DeleteAsync(IChatRoomGrain.Announcements, epoch, version) ?? TypedResults.NoContent()
            : Problem.UnknownMessage();

    private sealed record NewAnnouncement(string Text);
}
