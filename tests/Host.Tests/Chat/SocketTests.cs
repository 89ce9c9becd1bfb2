using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace LiveScore.Host.Tests.Chat;

/// <summary>The same chat over a WebSocket, and over one stream with other topics.</summary>
public sealed class SocketTests(ChatHost chat) : IClassFixture<ChatHost>
{
    private readonly LiveScoreHost _host = chat.Host;
    private readonly string _room = chat.NewRoom();

    [Fact]
    public async Task Socket_AndStream_AreInTheSameRoom()
    {
        var (one, other) = (await Chatter.ComeAsync(_host), await Chatter.ComeAsync(_host));
        using var hearing = await one.HearAsync(_room);
        using var deadline = LiveScoreHost.Deadline();
        using var socket = await ConnectAsync(other, deadline.Token);
        await SendAsync(socket, new() { ["op"] = "subscribe", ["topic"] = Topic }, deadline.Token);
        await hearing.UntilPresentAsync(one.User, other.User);
        await one.SayAsync(_room, "by stream");
        var heard = await UntilAsync(socket, "message", deadline.Token);
        Assert.Equal(("by stream", one.User), ((string?)heard["data"]!["text"], (string?)heard["data"]!["user"]));

        await SendAsync(socket, new() { ["op"] = "post", ["topic"] = Topic, ["text"] = "by socket" }, deadline.Token);
        var told = await hearing.UntilSaidAsync("by socket");
        Assert.Equal(other.User, (string?)told.Json["user"]);
        // Its answer and the message come in either order.
        var both = new[] { await NextOfAsync(socket, deadline.Token), await NextOfAsync(socket, deadline.Token) };
        Assert.Equal(["message", "posted"], both.Select(one => (string)one["event"]!).Order(StringComparer.Ordinal));
        Assert.All(both, one => Assert.Equal(told.Id, (string?)one["data"]!["id"]));
    }

    [Fact]
    public async Task Socket_ThatComesBackWithItsLastId_GetsTheRestOnce()
    {
        var chatter = await Chatter.ComeAsync(_host);
        using var deadline = LiveScoreHost.Deadline();
        var before = (string?)(await chatter.SayAsync(_room, "before"))["id"];
        await chatter.SayAsync(_room, "missed");
        using var socket = await ConnectAsync(chatter, deadline.Token);
        await SendAsync(socket, new() { ["op"] = "subscribe", ["topic"] = Topic, ["after"] = before }, deadline.Token);
        Assert.Equal("missed", (string?)(await UntilAsync(socket, "message", deadline.Token))["data"]!["text"]);
    }

    [Theory]
    [InlineData("""{"op":"post","topic":"chat/nowhere","text":"a"}""", "/problems/unknown-room", 404)]
    [InlineData("""{"op":"post","topic":"chat/lobby/..","text":"a"}""", "/problems/unknown-topic", 404)]
    [InlineData("""{"op":"post","topic":"current","text":"a"}""", "/problems/unknown-topic", 404)]
    [InlineData("""{"op":"post","topic":"chat/lobby","text":"\u202e"}""", "/problems/unreadable-text", 400)]
    [InlineData("""{"op":"post","topic":"chat/lobby","text":""}""", "/problems/unreadable-text", 400)]
    [InlineData("""{"op":"post","topic":"chat/lobby","text":"\ud800"}""", "/problems/malformed-message", 400)]
    [InlineData("""{"op":"post","topic":"chat/lobby"}""", "/problems/malformed-message", 400)]
    [InlineData("""{"op":"post","topic":"chat/lobby","text":7}""", "/problems/malformed-message", 400)]
    [InlineData("""{"op":"post","topics":["chat/lobby","chat/room-1"],"text":"a"}""", "/problems/malformed-message", 400)]
    [InlineData("""{"op":"subscribe","topic":"chat/x\r\ny"}""", "/problems/unknown-room", 404)]
    public async Task Socket_ThatSaysNonsense_IsToldSoAndStaysOpen(string message, string type, int status)
    {
        using var deadline = LiveScoreHost.Deadline();
        using var socket = await ConnectAsync(await Chatter.ComeAsync(_host), deadline.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, deadline.Token);
        var error = await UntilAsync(socket, "error", deadline.Token);
        Assert.Equal((type, status), ((string?)error["data"]!["type"], (int)error["data"]!["status"]!));
        await SendAsync(socket, new() { ["op"] = "post", ["topic"] = Topic, ["text"] = "well" }, deadline.Token);
        await UntilAsync(socket, "posted", deadline.Token);
    }

    [Fact]
    public async Task Socket_ThatWritesTooOften_IsTold()
    {
        using var deadline = LiveScoreHost.Deadline();
        using var socket = await ConnectAsync(await Chatter.ComeAsync(_host), deadline.Token);
        var posts = Enumerable.Range(0, 12).Select(number => new JsonObject { ["op"] = "post", ["topic"] = Topic, ["text"] = $"{number}" });
        var answers = new List<string>();
        foreach (var post in posts)
        {
            await SendAsync(socket, post, deadline.Token);
            answers.Add((string)(await NextOfAsync(socket, deadline.Token))["event"]!);
        }

        Assert.Equal([.. Enumerable.Repeat("posted", 10), "error", "error"], answers);
    }

    [Fact]
    public async Task Stream_OfARoomAndAWeek_GoesOnAfterItsJoinedId()
    {
        var (one, other) = (await Chatter.ComeAsync(_host), await Chatter.ComeAsync(_host));
        var url = $"/api/stream?topic={Topic}&topic=week/2015/12";
        string last;
        using (var stream = await one.OpenAsync(url))
        {
            await other.SayAsync(_room, "before");
            await UntilEnvelopedAsync(stream, "message");
            last = (await UntilEnvelopedAsync(stream, "snapshot", "change")).Id!;
            Assert.Contains("..", last, StringComparison.Ordinal);
        }

        await other.SayAsync(_room, "missed");
        using var again = await one.OpenAsync(url, last);
        var heard = await UntilEnvelopedAsync(again, "message");
        Assert.Equal("missed", (string?)heard.Json["data"]!["text"]);
        await UntilEnvelopedAsync(again, "change");
        Assert.DoesNotContain(again.All, one => one.Name is "reset" or "snapshot");
    }

    private string Topic => $"chat/{_room}";

    private Task<Heard> UntilEnvelopedAsync(Hearing stream, params string[] names) => stream.UntilAsync(one => names.Contains(one.Name));

    private async Task<ClientWebSocket> ConnectAsync(Chatter chatter, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", chatter.Cookie);
        await socket.ConnectAsync(new UriBuilder(_host.Url) { Scheme = "ws", Path = "/ws" }.Uri, cancellationToken);
        return socket;
    }

    private static ValueTask SendAsync(ClientWebSocket socket, JsonObject message, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private static async Task<JsonNode> UntilAsync(ClientWebSocket socket, string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await ReceiveAsync(socket, cancellationToken) is var message && (string?)message["event"] == name)
            {
                return message;
            }
        }
    }

    /// <summary>The next that is about messages.</summary>
    private static async Task<JsonNode> NextOfAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await ReceiveAsync(socket, cancellationToken) is var message && (string?)message["event"] is not ("presence" or "heartbeat"))
            {
                return message;
            }
        }
    }

    private static async Task<JsonNode> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var piece = new byte[4096];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(piece.AsMemory(), cancellationToken);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            message.Write(piece, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!;
    }
}
