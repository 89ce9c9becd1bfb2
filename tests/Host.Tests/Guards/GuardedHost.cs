using System.Text;
using LiveScore.Gateway.Guards;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Transports.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LiveScore.Host.Tests.Guards;

/// <summary>A host with routes that take something, each guarded as the product's are.</summary>
internal static class GuardedHost
{
    public const string Key = "Test-Key.of_16~chars";

    private static readonly ApiAnswer s_done = new(StatusCodes.Status204NoContent, "It is done.");

    private static readonly ApiSchema s_note = new(
        "Note",
        Shape.Object("A note.", required: ["text", "count"],
            ("text", Shape.Text("Any.")), ("count", Shape.Integer("Any.")), ("room", Shape.Text("Any.").OrNull())),
        """{"text":"a","count":1}""");

    public static Task<LiveScoreHost> StartAsync(params string[] settings) => LiveScoreHost.StartAsync(
        Map, [.. settings.Select(setting => $"LiveScore:Gateway:{setting}"), "LiveScore:Gateway:DrainWindow=00:00:00"]);

    public static HttpRequestMessage Post(string url, string body, string type = "application/json", params string[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var header in headers)
        {
            var at = header.IndexOf(": ", StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..at], header[(at + 2)..]);
        }

        return request;
    }

    public static async Task<(int Status, string Text, HttpResponseMessage Response)> SendAsync(this LiveScoreHost host, HttpRequestMessage request)
    {
        var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
    }

    private static void Map(WebApplication app)
    {
        app.MapPost("/test/json", async (HttpContext http) =>
        {
            var (note, problem) = await http.Request.ReadJsonAsync<Note>();
            return problem is null ? TypedResults.Text($"{note!.Text}|{note.Count}|{note.Room}") : (IResult)problem;
        }).WithSummary("Reads a note").WithBody(s_note).WithText("text/plain", "What was read.");
        app.MapPost("/test/post", () => TypedResults.NoContent()).LimitPosts()
            .WithSummary("Takes anything").WithAnswer(s_done).WithProblems(ProblemType.ForbiddenOrigin);
        app.MapDelete("/test/admin", () => TypedResults.NoContent()).RequireAdminKey().WithSummary("Lets the operator in").WithAnswer(s_done);
        app.MapGet("/test/broken", (Func<string>)(() => throw new InvalidOperationException("a secret of the inside")))
            .WithSummary("Breaks").WithText("text/plain", "Never.");
    }

    private sealed record Note(string Text, int Count, string? Room = null);
}
