using System.Net.Sockets;
using System.Text;

namespace LiveScore.Host.Tests.Guards;

public sealed class BodyTests : IAsyncLifetime
{
    private LiveScoreHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GuardedHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("""{"text":"é","count":1}""", "é|1|")]
    [InlineData("""{"count":1,"text":"a","room":"lobby","more":[{}]}""", "a|1|lobby")]
    [InlineData("""{"text":"","count":-1,"room":null}""", "|-1|")]
    public async Task Body_ThatSaysEverything_IsRead(string body, string read)
    {
        foreach (var type in new[] { "application/json", "application/json; charset=utf-8", "application/vnd.x+json" })
        {
            var (status, text, _) = await _host.SendAsync(GuardedHost.Post("/test/json", body, type));
            Assert.Equal((200, read), (status, text));
        }
    }

    [Theory]
    [InlineData("", 400, "malformed-json", "byte 1 of line 1")]
    [InlineData("{\"text\":\"a\",\n\"count\":x}", 400, "malformed-json", "byte 9 of line 2")]
    [InlineData("{\"text\":\"a\"", 400, "malformed-json", "line 1")]
    [InlineData("{\"text\":\"a\",\"text\":\"b\",\"count\":1}", 400, "malformed-json", "twice")]
    [InlineData("{} {}", 400, "malformed-json", "line 1")]
    [InlineData("{}", 400, "invalid-body", "\"#/text\",\"detail\":\"It is missing.\"},{\"pointer\":\"#/count\"")]
    [InlineData("{\"Text\":\"a\",\"count\":1}", 400, "invalid-body", "\"#/text\"")]
    [InlineData("{\"text\":null,\"count\":1}", 400, "invalid-body", "must not be null")]
    [InlineData("{\"text\":1,\"count\":\"1\"}", 400, "invalid-body", "string of Unicode text.\"},{\"pointer\":\"#/count\"")]
    [InlineData("{\"text\":\"\\ud800\",\"count\":1}", 400, "invalid-body", "#/text")]
    [InlineData("{\"text\":\"a\",\"count\":99999999999}", 400, "invalid-body", "#/count")]
    [InlineData("[]", 400, "invalid-body", "an object")]
    [InlineData("null", 400, "invalid-body", "an object")]
    public async Task Body_ThatCannotBeTaken_IsToldWhatIsWrongWithIt(string body, int status, string type, string said)
    {
        var answer = await _host.SendAsync(GuardedHost.Post("/test/json", body));
        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"/problems/{type}\"", answer.Text, StringComparison.Ordinal);
        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_NestedWithoutEnd_IsMalformed()
    {
        var (status, text, _) = await _host.SendAsync(GuardedHost.Post("/test/json", string.Concat(Enumerable.Repeat("{\"a\":", 5000))));
        Assert.Equal(400, status);
        Assert.Contains("malformed-json", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("json")]
    [InlineData("")]
    public async Task Body_OfAnotherType_IsRefused(string type)
    {
        var (status, text, _) = await _host.SendAsync(GuardedHost.Post("/test/json", "{\"text\":\"a\",\"count\":1}", type));
        Assert.Equal(415, status);
        Assert.Contains("/problems/unsupported-media-type", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_OfAMegabyte_IsRefused(bool isChunked)
    {
        using var request = GuardedHost.Post("/test/json", $"{{\"text\":\"{new string('a', 1024 * 1024)}\",\"count\":1}}");
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.ExpectContinue = true;
        var (status, text, _) = await _host.SendAsync(request);
        Assert.Equal(413, status);
        Assert.Contains("/problems/body-too-large", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_JustWithinTheLimit_IsRead()
    {
        var body = $"{{\"count\":1,\"text\":\"{new string('a', (64 * 1024) - 21)}\"}}";
        Assert.Equal(64 * 1024, body.Length);
        Assert.Equal(200, (await _host.SendAsync(GuardedHost.Post("/test/json", body))).Status);
        Assert.Equal(413, (await _host.SendAsync(GuardedHost.Post("/test/json", body + " "))).Status);
    }

    [Theory]
    [InlineData("POST /test/json HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", "408")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n{flood}\r\n", "431")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nX: {200000}\r\n\r\n", "431")]
    [InlineData("GET /{200000} HTTP/1.1\r\nHost: x\r\n\r\n", "414")]
    public async Task Request_ThatWouldNeverEnd_IsEnded(string form, string status)
    {
        using var deadline = LiveScoreHost.Deadline();
        using var client = new TcpClient();
        await client.ConnectAsync(_host.Url.Host, _host.Url.Port, deadline.Token);
        var text = form
            .Replace("{flood}", string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: y\r\n")), StringComparison.Ordinal)
            .Replace("{200000}", new('z', 200_000), StringComparison.Ordinal);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), deadline.Token);
        var answer = new byte[12];
        await stream.ReadExactlyAsync(answer, deadline.Token);
        Assert.Equal($"HTTP/1.1 {status}", Encoding.ASCII.GetString(answer));
    }
}
