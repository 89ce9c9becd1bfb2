using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using LiveScore.Testing.Api;

namespace LiveScore.Host.Tests.OpenApi;

/// <summary>What comes over streams and WebSockets is what the document says of each event.</summary>
public sealed class StreamTests(ApiFixture api)
{
    // What need not happen in the time of a test. The golden frames have them all.
    private static readonly HashSet<string> s_rare = ["kickoff", "correction", "quarter", "halftime", "final", "postponed"];

    [Fact]
    public async Task Events_OfEveryStream_FitTheirSchemas()
    {
        foreach (var operation in api.Document.Operations.Where(operation => operation is { IsStream: true, Method: "GET" }))
        {
            var events = operation.EventsOf(200);
            var missing = events.Keys.Except(s_rare).ToHashSet();
            var modes = operation.Parameters.FirstOrDefault(parameter => (string?)parameter["name"] == "mode")?["schema"]?["enum"]?.AsArray() ?? [null];
            foreach (var mode in modes)
            {
                await ReadAsync(operation, (string?)mode, resumes: true, events, missing, ["reset"]);
                await ReadAsync(operation, (string?)mode, resumes: false, events, missing, NamesOf(operation, (string?)mode));
            }

            Assert.True(missing.Count == 0, $"{operation} never said {string.Join(", ", missing)}.");
        }
    }

    [Fact]
    public async Task Messages_OfTheWebSocket_FitTheirSchemas()
    {
        using var deadline = LiveScoreHost.Deadline();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(api.Host.Url) { Scheme = "ws", Path = "/ws" }.Uri, deadline.Token);
        var operation = api.Document.Find("/ws").Single(operation => operation.Method == "GET");
        var greeting = WaitingFor(operation.EventsOf(101));
        foreach (var text in new[]
        {
            """{"op":"subscribe","topics":["week/2015/12","notifications","chat/lobby"]}""", """{"op":"post","topic":"chat/lobby","text":"Touchdown!"}""", """{"op":"subscribe","topic":"current","mode":"full","after":"nonsense"}""",
            """{"op":"unsubscribe","topic":"week/2015/1"}""", """{"op":"subscribe","topic":"week/2015/99","team":"BAL"}""", """{"op":"ping"}""",
        })
        {
            Assert.Empty(Faults(JsonNode.Parse(text), operation.Node["x-messages"]!));
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, deadline.Token);
        }

        var events = operation.EventsOf(101);
        var missing = events.Keys.Except(s_rare).ToHashSet();
        while (missing.Count > 0)
        {
            var message = await ReceiveAsync(socket, deadline.Token);
            var name = (string)message["event"]!;
            AssertFits(events[name], name, (string?)message["id"], message);
            missing.Remove(name);
            await SayOnceHeardAsync(greeting, name);
        }
    }

    private async Task ReadAsync(
        ServedOperation operation, string? mode, bool resumes, IReadOnlyDictionary<string, JsonNode> events, HashSet<string> missing, IEnumerable<string> wanted)
    {
        using var deadline = LiveScoreHost.Deadline();
        var call = new Call(operation);
        foreach (var parameter in operation.Parameters)
        {
            _ = (string?)parameter["name"] switch
            {
                "mode" => call.With(parameter, mode!),
                "topic" => call.With(parameter, "current", "notifications", "chat/lobby"),
                "lastEventId" when resumes => call.With(parameter, "nonsense"),
                _ => call,
            };
        }

        using var response = await api.Host.Http.SendAsync(call.ToRequest(), HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        using var reader = new EventReader(await response.Content.ReadAsStreamAsync(deadline.Token));
        var greeting = WaitingFor(events);
        for (var waiting = wanted.ToHashSet(); waiting.Count > 0;)
        {
            var (name, id, data) = await reader.NextAsync(deadline.Token);
            Assert.True(events.ContainsKey(name), $"{operation} said {name}, of which the document does not tell.");
            AssertFits(events[name], name, id, data!);
            waiting.Remove(name);
            missing.Remove(name);
            await SayOnceHeardAsync(greeting, name);
        }
    }

    private static HashSet<string> WaitingFor(IReadOnlyDictionary<string, JsonNode> events) => [.. events.Keys.Intersect(["ready", "presence"])];

    /// <summary>Says in the lobby and to all what only people say, once the viewer hears of both.</summary>
    private async Task SayOnceHeardAsync(HashSet<string> greeting, string name)
    {
        if (!greeting.Remove(name) || greeting.Count > 0)
        {
            return;
        }

        var first = await SendAsync(HttpMethod.Post, "/events", """{"text":"Touchdown!"}""");
        await SendAsync(HttpMethod.Post, "/events", """{"text":"No, it was not."}""");
        await SendAsync(HttpMethod.Delete, $"/events/{first!["id"]}", body: null);
        await SendAsync(HttpMethod.Post, "/api/notifications", """{"text":"Kickoff is late:\nlightning."}""");
    }

    private async Task<JsonNode?> SendAsync(HttpMethod method, string url, string? body)
    {
        using var request = new HttpRequestMessage(method, url);
        request.Headers.Authorization = new("Bearer", ApiFixture.AdminKey);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await api.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {url} answered {(int)response.StatusCode}.");
        return body is null ? null : JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> NamesOf(ServedOperation operation, string? mode) =>
    [
        "heartbeat",
        .. mode switch { "delta" => ["snapshot", "change"], "full" => ["update"], _ => Array.Empty<string>() },
        .. operation.EventsOf(200).ContainsKey("ready") ? ["ready", "score", "announcement"] : Array.Empty<string>(),
        .. operation.EventsOf(200).ContainsKey("presence") ? ["presence", "message", "deleted"] : Array.Empty<string>(),
    ];

    private void AssertFits(JsonNode said, string name, string? id, JsonNode data)
    {
        if (said["envelope"] is { } envelope)
        {
            Assert.Equal(name, (string?)data["event"]);
            Assert.Empty(Faults(data, envelope));
            data = data["data"]!;
        }

        Assert.Empty(Faults(data, said["data"]!));
        Assert.True(said["id"] is null == id is null, $"{name} has the id {id}.");
        if (said["id"] is { } schema)
        {
            Assert.Empty(Faults(id, schema));
        }
    }

    private IReadOnlyList<string> Faults(JsonNode? value, JsonNode schema) => api.Document.Schemas.Faults(value, schema);

    private static async Task<JsonNode> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var piece = new byte[4096];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(piece.AsMemory(), cancellationToken);
            message.Write(piece, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!;
    }
}
