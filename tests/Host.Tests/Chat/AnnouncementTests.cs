namespace LiveScore.Host.Tests.Chat;

/// <summary>What the operator says comes to everyone who hears notifications.</summary>
public sealed class AnnouncementTests : IAsyncLifetime
{
    private const string Lines = "Kickoff of BAL @ CLE is put off.\n\nevent: reset\ndata: x";

    private LiveScoreHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ChatHost.StartAsync("Gateway:WrongKeysPerAddress=0");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Announcement_OfSeveralLines_ComesWhole_AsJsonAndAsText()
    {
        using var json = await OpenAsync("");
        using var text = await OpenAsync("?format=text&kind=announcement");
        Assert.Equal(200, (await _host.AnnounceAsync(Lines)).Status);
        Assert.Equal((200, true), (await _host.AnnounceAsync("second")) is var (status, id) ? (status, id.Length > 0) : default);

        await json.UntilAsync(one => one.Name == "announcement" && one.Text == "second");
        Assert.Equal([Lines, "second"], Announcements(json).Select(one => one.Text));
        await text.UntilAsync(one => one.Name == "announcement" && one.Data == "second");
        Assert.Equal([Lines, "second"], Announcements(text).Select(one => one.Data));
        Assert.DoesNotContain(text.All, one => one.Name == "reset");
    }

    [Fact]
    public async Task Viewer_ThatComesBack_HearsWhatWasAnnouncedMeanwhileOnce_AndNotWhatWasTakenBack()
    {
        string last;
        using (var before = await OpenAsync(""))
        {
            await _host.AnnounceAsync("before");
            last = (await before.UntilAsync(one => one.Name == "announcement")).Id!;
        }

        await _host.AnnounceAsync("missed");
        var (_, wrong) = await _host.AnnounceAsync("wrong");
        Assert.Equal(401, await _host.DeleteAsync($"/api/notifications/{wrong}", "not-the-operators-key"));
        Assert.Equal(204, await _host.DeleteAsync($"/api/notifications/{wrong}"));
        Assert.Equal(404, await _host.DeleteAsync($"/api/notifications/{wrong}"));
        using var again = await OpenAsync("", last);
        await _host.AnnounceAsync("after");
        await again.UntilAsync(one => one.Name == "announcement" && one.Text == "after");
        Assert.Equal(["missed", "after"], Announcements(again).Select(one => one.Text));
        Assert.DoesNotContain(again.All, one => one.Name == "reset");
    }

    [Theory]
    [InlineData("not-the-operators-key", "hello", 401)]
    [InlineData(ChatHost.Key, "", 400)]
    [InlineData(ChatHost.Key, "\u200b", 400)]
    [InlineData(ChatHost.Key, "a\u202eb", 400)]
    [InlineData(ChatHost.Key, "long", 400)]
    public async Task Announcement_ThatIsRefused_IsHeardByNobody(string key, string said, int expected)
    {
        using var hearing = await OpenAsync("?kind=announcement");
        Assert.Equal(expected, (await _host.AnnounceAsync(said == "long" ? new('a', 2001) : said, key)).Status);
        await _host.AnnounceAsync("fine");
        await hearing.UntilAsync(one => one.Name == "announcement");
        Assert.Equal(["fine"], Announcements(hearing).Select(one => one.Text));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("..")]
    [InlineData("x.1")]
    [InlineData("x.99999999999999999999")]
    [InlineData("x.-1")]
    [InlineData("%2e%2e%2f1")]
    [InlineData("a%0d%0ab.1")]
    [InlineData("chat-lobby.x.1")]
    public async Task Announcement_ThatThereIsNot_CannotBeTakenBack(string id) =>
        Assert.Contains(await _host.DeleteAsync($"/api/notifications/{id}"), (int[])[404, 405]);

    private static IEnumerable<Heard> Announcements(Hearing hearing) => hearing.All.Where(one => one.Name == "announcement");

    /// <summary>A viewer that hears of everything from now on.</summary>
    private async Task<Hearing> OpenAsync(string query, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/notifications{query}");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var hearing = await Hearing.OpenAsync(_host.Http, request);
        if (lastEventId is null)
        {
            await hearing.UntilAsync(one => one.Name == "ready");
        }

        return hearing;
    }
}
