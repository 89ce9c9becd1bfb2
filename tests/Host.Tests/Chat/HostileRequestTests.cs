using System.Text;
using System.Text.Json.Nodes;
using LiveScore.Host.Tests.Sessions;

namespace LiveScore.Host.Tests.Chat;

/// <summary>Requests that no honest client makes: the right answer each time, nothing done, nothing lost.</summary>
public sealed class HostileRequestTests(ChatHost chat) : IClassFixture<ChatHost>, IAsyncLifetime
{
    private readonly LiveScoreHost _host = chat.Host;
    private readonly string _room = chat.NewRoom();
    private Chatter _chatter = null!;
    private Hearing _viewer = null!;

    public async ValueTask InitializeAsync()
    {
        _chatter = await Chatter.ComeAsync(_host);
        _viewer = await _chatter.HearAsync(_room);
    }

    /// <summary>After each of them all is well, and of it nothing was heard.</summary>
    public async ValueTask DisposeAsync()
    {
        await _chatter.SayAsync(_room, "fine");
        await _viewer.UntilSaidAsync("fine");
        Assert.Equal(["fine"], _viewer.Texts);
        _viewer.Dispose();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("text/json+html")]
    [InlineData("")]
    public async Task Body_OfATypeThatFormsCanSend_IsRefused(string type) => Assert.Equal(415, await PostAsync(Body("hi"), type));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("{\"text\":null}")]
    [InlineData("{\"text\":[\"hi\"]}")]
    [InlineData("{\"text\":\"hi\",\"room\":7}")]
    [InlineData("{\"text\":\"hi\",\"text\":\"ho\",\"room\":\"{room}\"}")]
    [InlineData("{\"text\":\"hi\",\"room\":\"nowhere\",\"room\":\"{room}\"}")]
    [InlineData("{\"text\":\"hi\",\"room\":\"{room}\"} {}")]
    [InlineData("{\"text\":\"hi\",\"room\":\"{room}\",}")]
    [InlineData("{\"text\":\"hi\",\"room\":\"{room}\"")]
    [InlineData("text=hi&room={room}")]
    [InlineData("{deep}")]
    [InlineData("{deep list}")]
    public async Task Body_ThatIsNoMessage_IsRefused(string form)
    {
        var body = form.Replace("{room}", _room, StringComparison.Ordinal)
            .Replace("{deep}", string.Concat(Enumerable.Repeat("{\"text\":", 5000)), StringComparison.Ordinal)
            .Replace("{deep list}", $"{{\"text\":\"hi\",\"room\":\"{_room}\",\"x\":{new string('[', 1000)}{new string(']', 1000)}}}", StringComparison.Ordinal);
        Assert.Equal(400, await PostAsync(body));
    }

    [Theory]
    [InlineData("__proto__")]
    [InlineData("user")]
    [InlineData("id")]
    public async Task Body_WithMembersThatAreNotTheSenders_IsTakenWithoutThem(string member)
    {
        var room = chat.NewRoom();
        var (status, answer, _) = await _chatter.PostAsync($$"""{"text":"hi","room":"{{room}}","{{member}}":"operator"}""");
        Assert.Equal((200, _chatter.User), (status, (string?)answer["user"]));
        Assert.StartsWith($"chat-{room}.", (string?)answer["id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_OfAMegabyte_IsRefused() => Assert.Equal(413, await PostAsync(Body(new('a', 1024 * 1024)), expects: true));

    [Theory]
    [InlineData("X-Long: ")]
    [InlineData("Cookie: livescore=")]
    [InlineData("Last-Event-ID: ")]
    public async Task Header_Of64Kilobytes_IsReadAndOfMoreIsRefused(string header)
    {
        var elsewhere = new JsonObject { ["text"] = "hi", ["room"] = chat.NewRoom() }.ToJsonString();
        Assert.Equal(200, await PostAsync(elsewhere, headers: header + new string('a', 64 * 1024)));
        Assert.Equal(431, await PostAsync(Body("hi"), headers: header + new string('a', 256 * 1024)));
    }

    [Theory]
    [InlineData("Origin: https://evil.example")]
    [InlineData("Origin: null")]
    [InlineData("Origin: file://")]
    [InlineData("Origin: {url}.evil.example")]
    [InlineData("Origin: {url}@evil.example")]
    [InlineData("Sec-Fetch-Site: cross-site")]
    public async Task Request_OfAnotherSite_IsForbidden(string header)
    {
        var said = header.Replace("{url}", _host.Url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        Assert.Equal(403, await PostAsync(Body("hi"), headers: [said, $"Cookie: {_chatter.Cookie}"]));
        Assert.Equal(403, await PostAsync("{\"text\":\"hi\"}", path: "/api/notifications", headers: [said, $"Authorization: Bearer {ChatHost.Key}"]));
    }

    [Theory]
    [InlineData("Origin: {url}")]
    [InlineData("Sec-Fetch-Site: same-origin")]
    public async Task Request_OfThisSite_IsServed(string header) => Assert.Equal(
        200,
        await PostAsync(
            new JsonObject { ["text"] = "hi", ["room"] = chat.NewRoom() }.ToJsonString(),
            headers: header.Replace("{url}", _host.Url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)));

    [Theory]
    [InlineData("cut")]
    [InlineData("longer")]
    [InlineData("another")]
    [InlineData("lines")]
    public async Task Cookie_ThatIsForged_WritesUnderAnotherName(string kind)
    {
        var cookie = kind switch
        {
            "cut" => _chatter.Cookie[..^7],
            "longer" => _chatter.Cookie + "AAAA",
            "lines" => _chatter.Cookie + "%0d%0aX-User:%20operator",
            _ => $"livescore={_chatter.User}",
        };
        var room = chat.NewRoom();
        var (status, answer, headers) = await (_chatter with { Cookie = cookie }).TrySayAsync(room, "hi");
        Assert.Equal((200, true), (status, headers.Contains("Set-Cookie")));
        Assert.NotEqual(_chatter.User, (string?)answer["user"]);
        Assert.Matches("^[a-z]+-[a-z]+-[0-9]+$", (string)answer["user"]!);
        Assert.Equal((await Visit.AskAsync(_host, $"Cookie: {headers.GetValues("Set-Cookie").Single().Split(';')[0]}")).User, (string?)answer["user"]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("chat-{room}.x.1\r\n\r\nevent: message\r\ndata: x")]
    [InlineData("\0")]
    [InlineData("chat-{room}.x.99999999999999999999")]
    [InlineData("chat-{room}.x.-1")]
    [InlineData("chat-{room}..1")]
    [InlineData("chat-../..x.1")]
    [InlineData("chat-{room}.x.1..2015-reg-12.x.1")]
    [InlineData("2015-reg-12.x.1")]
    [InlineData("long")]
    public async Task LastId_ThatIsNone_IsToldResetAndNotRepeated(string form)
    {
        var id = form == "long" ? new('a', 5000) : form.Replace("{room}", _room, StringComparison.Ordinal);
        var room = chat.NewRoom();
        await _chatter.SayAsync(room, "before");
        using var hearing = await _chatter.OpenAsync($"/events?room={room}&lastEventId={Uri.EscapeDataString(id)}");
        await hearing.UntilSaidAsync("before");
        Assert.Single(hearing.All, one => one.Name == "reset");
        Assert.Equal(["before"], hearing.Texts);
        Assert.DoesNotContain(hearing.All, one => one.Data.Contains(".x.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("chat-{room}")]
    [InlineData("chat-{room}.x.1")]
    [InlineData("chat-{room}.x.0")]
    [InlineData("chat-{room}.x.99999999999999999999")]
    [InlineData("chat-nowhere.x.1")]
    [InlineData("chat-announcements.x.1")]
    [InlineData("chat-{room}%0d%0a.x.1")]
    [InlineData("chat-%2e%2e%2f.x.1")]
    [InlineData("chat-{room}.%ff.1")]
    public async Task Message_ThatThereIsNot_CannotBeDeleted(string id) =>
        Assert.Equal(404, await _host.DeleteAsync($"/events/{id.Replace("{room}", _room, StringComparison.Ordinal)}"));

    [Theory]
    [InlineData("PUT", 405)]
    [InlineData("PATCH", 405)]
    [InlineData("DELETE", 405)]
    [InlineData("BREW", 405)]
    public async Task Method_ThatThereIsNot_IsTold(string method, int expected)
    {
        using var request = new HttpRequestMessage(new(method), "/events");
        using var response = await _host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, (int)response.StatusCode);
    }

    private string Body(string text) => new JsonObject { ["text"] = text, ["room"] = _room }.ToJsonString();

    private async Task<int> PostAsync(string body, string type = "application/json", string path = "/events", bool expects = false, params string[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.ExpectContinue = expects;
        foreach (var header in headers)
        {
            request.Headers.TryAddWithoutValidation(header.Split(": ", 2)[0], header.Split(": ", 2)[1]);
        }

        using var response = await _host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
