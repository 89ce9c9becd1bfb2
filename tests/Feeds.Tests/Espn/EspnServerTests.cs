using System.Text;
using System.Text.Json.Nodes;
using LiveScore.Feeds.Espn;
using LiveScore.Feeds.Tests.Http;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Espn;

/// <summary>Real requests, to a server that answers with what ESPN answered.</summary>
public sealed class EspnServerTests
{
    private const string Path = "/apis/site/v2/sports/football/nfl/scoreboard";

    [Fact]
    public async Task Ask_RecordedWeek_GivesItsGamesDatedByTheClock()
    {
        await using var server = await EspnServer.StartAsync(Scoreboard.Bytes("2025-reg-01-one-final.json"));

        var report = Scoreboard.Reported(await server.AskAsync("2025/reg/1"));

        Assert.Equal(16, report.Games.Length);
        Assert.Equal(Scoreboard.ReceivedAt, report.At);
        // Neither a browser nor a bare word, which are answered 403 since August 2026: issue ChuckBuilds/LEDMatrix#436.
        Assert.Equal(($"{Path}?dates=2025&seasontype=2&week=1", "LiveScore/1.0 (+https://livescore.example)", "application/json"), Assert.Single(server.Requests));
    }

    [Theory]
    [InlineData("2025/pre/0", "dates=2025&seasontype=1&week=1")]
    [InlineData("2025/pre/3", "dates=2025&seasontype=1&week=4")]
    [InlineData("2025/reg/18", "dates=2025&seasontype=2&week=18")]
    [InlineData("2025/post/1", "dates=2025&seasontype=3&week=1")]
    [InlineData("2025/post/4", "dates=2025&seasontype=3&week=5")]
    public async Task Ask_AnyWeek_AsksForItInTheNumbersOfTheFeed(string week, string query)
    {
        await using var server = await EspnServer.StartAsync(Encoding.UTF8.GetBytes(Scoreboard.Of().ToJsonString()));

        Assert.IsType<FeedAnswer.NoSuchWeek>(await server.AskAsync(week));

        Assert.Equal($"{Path}?{query}", Assert.Single(server.Requests).Target);
    }

    [Theory]
    [InlineData("", Path)]
    [InlineData("?x=1", Path)]
    [InlineData("scoreboard", "/scoreboard")]
    [InlineData("mirror/scoreboard/?dates=1999", "/mirror/scoreboard")]
    public async Task Ask_Address_IsTheScoreboardOrTheRootOfAServer(string address, string path)
    {
        await using var server = await EspnServer.StartAsync(Encoding.UTF8.GetBytes(Scoreboard.Of().ToJsonString()));

        await EspnServer.AskAsync(new Uri(server.Url, address), "2025/reg/12");

        Assert.Equal($"{path}?dates=2025&seasontype=2&week=12", Assert.Single(server.Requests).Target);
    }

    [Fact]
    public async Task Ask_FeedThatLeavesTheQueryOutOfAccount_TakesTheWeekAlone()
    {
        var board = JsonNode.Parse(Scoreboard.Bytes("2025-reg-01-one-final.json"))!;
        foreach (var game in JsonNode.Parse(Scoreboard.Bytes("2025-post-1-final.json"))!["events"]!.AsArray())
        {
            board["events"]!.AsArray().Insert(0, game!.DeepClone());
        }

        await using var server = await EspnServer.StartAsync(Encoding.UTF8.GetBytes(board.ToJsonString()));

        Assert.Equal(16, Scoreboard.Reported(await server.AskAsync("2025/reg/1")).Games.Length);
        Assert.Equal(6, Scoreboard.Reported(await server.AskAsync("2025/post/1")).Games.Length);
        Assert.Equal("another week than the one asked for", Scoreboard.Failed(await server.AskAsync("2025/reg/2")));
    }

    [Theory]
    [InlineData("2025/pre/4")]
    [InlineData("2020/reg/18")]
    public async Task Ask_WeekThatTheFeedLacks_IsNoSuchWeek(string week)
    {
        await using var server = await EspnServer.StartAsync(Encoding.UTF8.GetBytes(Scoreboard.Of().ToJsonString()));

        Assert.IsType<FeedAnswer.NoSuchWeek>(await server.AskAsync(week));
    }

    [Theory]
    [InlineData("2025/reg/19")]
    [InlineData("2025/post/5")]
    public async Task Ask_WeekThatIsNone_IsNoSuchWeekWithoutARequest(string week)
    {
        await using var server = await EspnServer.StartAsync([]);

        Assert.IsType<FeedAnswer.NoSuchWeek>(await server.AskAsync(week));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Ask_Again_IsConditionalAndA304IsTheReport()
    {
        var board = Scoreboard.Of(Scoreboard.Game()).ToJsonString();
        await using var server = new ScriptedServer(request => request.Contains("If-None-Match: W/\"1\"\r\n", StringComparison.Ordinal)
            ? "HTTP/1.1 304 Not Modified"
            : $"HTTP/1.1 200 OK\nETag: W/\"1\"\nCache-Control: max-age=2\n\n{board}");
        var clock = new ManualClock(Scoreboard.ReceivedAt);
        var feed = new EspnFeed(Http.Environment.Of(new() { Kind = "espn", Url = server.Url }, clock));
        var first = Scoreboard.Reported(await feed.AskAsync(Scoreboard.Week12, isLive: true, TestContext.Current.CancellationToken));
        clock.Now += TimeSpan.FromSeconds(5);

        var second = Scoreboard.Reported(await feed.AskAsync(Scoreboard.Week12, isLive: true, TestContext.Current.CancellationToken));

        Assert.Equal(first with { At = clock.GetUtcNow() }, second);
        Assert.Equal([false, true], server.Requests.Select(ScriptedServer.IsConditional));
    }

    [Theory]
    [InlineData(403, "answered 403 Forbidden")]
    [InlineData(400, "answered 400 BadRequest")]
    [InlineData(200, "an HTML page in place of scores")]
    public async Task Ask_FeedWithAFault_IsFailedInWords(int status, string reason)
    {
        await using var server = await EspnServer.StartAsync("<html><body>Forbidden</body></html>"u8.ToArray(), status, "text/html");

        Assert.Equal(reason, Scoreboard.Failed(await server.AskAsync("2025/reg/1")));
    }

    [Fact]
    public async Task Ask_AnswerOverTheLimit_IsFailed()
    {
        await using var server = await EspnServer.StartAsync(new byte[100_000]);

        Assert.Equal("the answer has more than 65536 bytes", Scoreboard.Failed(await server.AskAsync("2025/reg/1", maxBytes: 65536)));
    }
}
