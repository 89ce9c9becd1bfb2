using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>Real browsers and clients in the chat of the process as it ships.</summary>
public sealed class ChatTests : IAsyncLifetime
{
    private const string Markup = "<img src=x onerror=alert(1)><script>alert(2)</script>\n\nevent: reset\ndata: x";

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livescore-chat-");
    private readonly HttpClient _http = new();
    private LiveScoreProcess _process = null!;

    public async ValueTask InitializeAsync() => await StartAsync(port: 0);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _http.Dispose();
        _patience.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task TwoBrowsers_WhoTalk_HearEachOtherAndMarkupAsText()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(Chromium.SkipUnlessInstalled());
        var (one, other) = (await ChatPage.OpenAsync(browser, _process.Url), await ChatPage.OpenAsync(browser, _process.Url));
        Assert.NotEqual(await one.UserAsync(), await other.UserAsync());
        await one.UntilCountAsync(2, _patience.Token);

        var posted = await one.PostAsync(Markup);
        Assert.Equal((true, await one.UserAsync()), ((bool)posted["success"]!, (string?)posted["user"]));
        await other.PostAsync("and I");
        foreach (var page in new[] { one, other })
        {
            await page.UntilSaidAsync("and I", _patience.Token);
            Assert.Equal([Markup, "and I"], page.Texts);
            Assert.Equal([await one.UserAsync(), await other.UserAsync()], page.All.Where(heard => heard.Name == "message").Select(heard => (string)heard.Json["user"]!));
            page.AssertNoReset();
        }
    }

    [Fact]
    public async Task Browser_WhenTheProcessIsKilled_ComesBackByItselfAndMissesNothing()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(Chromium.SkipUnlessInstalled());
        var page = await ChatPage.OpenAsync(browser, _process.Url);
        var user = await page.UserAsync();
        var stored = new List<string>();
        for (var kills = 0; kills < 2; kills++)
        {
            var (writing, port) = (WriteUntilItFailsAsync(stored, kills), _process.Url.Port);
            await page.UntilSaidAsync($"{kills} 10", _patience.Token);
            await _process.KillAsync();
            await writing;
            await _process.DisposeAsync();
            await StartAsync(port);
            // While the browser may not be back.
            stored.Add(await SayAsync($"{kills} missed"));
        }

        await page.UntilSaidAsync("1 missed", _patience.Token);
        Assert.Equal(user, await page.UserAsync());
        Assert.Equal(user, (string?)(await page.PostAsync("still me"))["user"]);
        await page.UntilSaidAsync("still me", _patience.Token);
        // The last one before a kill may be stored although nobody could be told so.
        var heard = page.Texts.ToList();
        Assert.Distinct(heard);
        Assert.Equal(stored, heard.Where(stored.Contains));
        Assert.InRange(heard.Count, stored.Count + 1, stored.Count + 3);
        page.AssertNoReset();
    }

    [Fact]
    public async Task ClientsOfNode_AreInTheSameRoom_AndComeBackAfterACut()
    {
        using var line = Line.To(_process.Url);
        using var source = await NodeClients.StartAsync("eventsource.mjs", line.Through(new(_process.Url, "events")).ToString());
        using var socket = await NodeClients.StartAsync(
            "websocket.mjs", new UriBuilder(line.Through(new(_process.Url, "ws"))) { Scheme = "ws" }.ToString(), "chat/lobby", "by socket");
        await using var bySource = source.EventsAsync(_patience.Token).GetAsyncEnumerator(_patience.Token);
        await using var bySocket = socket.EventsAsync(_patience.Token).GetAsyncEnumerator(_patience.Token);
        var (one, other) = (new List<string>(), new List<string>());
        await ReadAsync(bySource, one, "by socket");
        await ReadAsync(bySocket, other, "by socket");

        line.Cut();
        await SayAsync("missed <b>");
        await ReadAsync(bySource, one, "missed <b>");
        await ReadAsync(bySocket, other, "missed <b>");
        await SayAsync("after");
        await ReadAsync(bySource, one, "after");
        await ReadAsync(bySocket, other, "after");
        Assert.Equal(["by socket", "missed <b>", "after"], one);
        Assert.Equal(one, other);
    }

    private static async Task ReadAsync(IAsyncEnumerator<SseEvent> events, List<string> texts, string last)
    {
        while (texts.LastOrDefault() != last && await events.MoveNextAsync())
        {
            Assert.NotEqual("reset", events.Current.Name);
            if (events.Current.Name == "message")
            {
                texts.Add((string)events.Current.Json["text"]!);
            }
        }
    }

    private async Task WriteUntilItFailsAsync(List<string> stored, int round)
    {
        for (var number = 0; ; number++)
        {
            try
            {
                stored.Add(await SayAsync($"{round} {number}"));
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private async Task<string> SayAsync(string text)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(_process.Url, "events"), new { text }, _patience.Token);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>(_patience.Token);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{answer}");
        return text;
    }

    private async Task StartAsync(int port) => _process = await LiveScoreProcess.RunAsync(
        _folder.FullName,
        port,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LiveScore__Gateway__Retry"] = "00:00:00.2",
            ["LiveScore__Gateway__PostsPerSession"] = "0",
            ["LiveScore__Chat__PostsPerViewer"] = "1000",
            ["LiveScore__Chat__PresenceEvery"] = "00:00:00.1",
        });
}
