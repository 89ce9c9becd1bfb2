using LiveScore.Domain;
using LiveScore.Feeds.Tests.Http;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>Which of scorestrip's files is asked for a week that is live.</summary>
public sealed class ScorestripLiveTests
{
    private const string Live = "/liveupdate/scorestrip/ss.xml", Postseason = "/liveupdate/scorestrip/postseason/ss.xml", Archive = "/ajax/scorestrip";

    private static readonly string s_week12 = $"HTTP/1.1 200 OK\n\n{Document.OfWeek12(Document.Game())}";

    private readonly ManualClock _clock = new(Feed.LeagueTime);

    [Theory]
    [InlineData("2015/reg/12", true, Live)]
    [InlineData("2015/reg/12", false, Archive)]
    [InlineData("2015/post/1", false, Archive)]
    public async Task Ask_TheCurrentWeek_IsToTheLiveFileOnlyWhenItIsLive(string week, bool isLive, string path)
    {
        await using var server = await StartAsync("2015-11-29T19:30:00Z");

        Document.Reported(await Feed.At(server.Url).AskAsync(SeasonWeekKey.Parse(week), isLive));

        Assert.Equal([path], await PathsAsync(server));
    }

    [Theory]
    [InlineData("2015/pre/3", "2015-08-30T00:30:00Z", Live)]
    [InlineData("2015/reg/3", "2015-09-27T18:30:00Z", Live)]
    [InlineData("2015/post/1", "2016-01-09T22:30:00Z", Postseason)]
    [InlineData("2015/post/4", "2016-02-08T00:30:00Z", Postseason)]
    public async Task LiveFile_OfEachPartOfASeason_SaysWhatTheArchiveSays(string week, string moment, string path)
    {
        await using var server = await StartAsync(moment);
        var (feed, key) = (Feed.At(server.Url), SeasonWeekKey.Parse(week));

        var live = Document.Reported(await feed.AskAsync(key, isLive: true));

        Assert.Equal([path], await PathsAsync(server));
        Assert.Contains(live.Games, game => game.Status == GameStatus.InProgress);
        Assert.Equal(Document.Reported(await feed.AskAsync(key)).Games, live.Games);
    }

    [Theory]
    // Pre 3 is on: its file differs from that of reg 3 in the games alone.
    [InlineData("2015/reg/3", "2015-08-30T00:30:00Z", Live)]
    [InlineData("2015/pre/3", "2015-09-27T18:30:00Z", Live)]
    [InlineData("2015/reg/13", "2015-11-29T19:30:00Z", Live)]
    [InlineData("2015/post/2", "2016-01-09T22:30:00Z", Postseason)]
    // The regular file stands still after week 17.
    [InlineData("2015/reg/16", "2016-01-20T00:00:00Z", Live)]
    public async Task LiveFile_OfAnotherWeek_IsLeftForTheArchiveAndForTenMinutes(string week, string moment, string path)
    {
        await using var server = await StartAsync(moment);
        var (feed, key) = (Feed.At(server.Url, clock: _clock), SeasonWeekKey.Parse(week));

        Assert.Equal(key, Document.Reported(await feed.AskAsync(key, isLive: true)).Week);
        Assert.Equal([path, Archive], await PathsAsync(server));
        _clock.Now += TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1);
        Document.Reported(await feed.AskAsync(key, isLive: true));
        Assert.Equal([Archive], await PathsAsync(server));
        _clock.Now += TimeSpan.FromTicks(1);
        Document.Reported(await feed.AskAsync(key, isLive: true));
        Assert.Equal([path, Archive], await PathsAsync(server));
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\n\n<html>")]
    [InlineData("HTTP/1.1 410 Gone\n\n")]
    [InlineData("HTTP/1.1 200 OK\n\n<ss/>")]
    [InlineData("HTTP/1.1 200 OK\n\n<ss><gms w=\"21\" y=\"2015\" t=\"PRO\"/></ss>")]
    public async Task LiveFile_WithoutTheWeek_IsLeftForTheArchive(string live)
    {
        await using var server = new ScriptedServer(request => request.Contains(Live, StringComparison.Ordinal) ? live : s_week12);

        Document.Reported(await Feed.At(server.Url).AskAsync(isLive: true));

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("HTTP/1.1 500 Internal Server Error\n\n")]
    [InlineData("HTTP/1.1 403 Forbidden\n\n")]
    [InlineData("HTTP/1.1 302 Found\nLocation: /\n\n")]
    [InlineData("HTTP/1.1 200 OK\n\n<html>We are sorry</html>")]
    [InlineData("HTTP/1.1 200 OK\n\n<ss><gms w=\"12\"")]
    [InlineData("HTTP/1.1 200 OK\n\n<ss><gms w=\"12\" y=\"2015\"/></ss>")]
    [InlineData("HTTP/1.1 200 OK\n\n")]
    public async Task LiveFile_ThatFails_IsFailedWithoutASecondRequest(string live)
    {
        await using var server = new ScriptedServer(request => request.Contains(Live, StringComparison.Ordinal) ? live : s_week12);
        var feed = Feed.At(server.Url);

        Document.Failed(await feed.AskAsync(isLive: true));
        Document.Failed(await feed.AskAsync(isLive: true));

        Assert.Equal(2, server.Requests.Count(request => request.Contains(Live, StringComparison.Ordinal)));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task LiveFile_UselessForOneWeek_IsAskedForAnother()
    {
        await using var server = await StartAsync("2015-11-29T19:30:00Z");
        var feed = Feed.At(server.Url);
        await feed.AskAsync(SeasonWeekKey.Parse("2015/reg/13"), isLive: true);
        await PathsAsync(server);

        Document.Reported(await feed.AskAsync(isLive: true));

        Assert.Equal([Live], await PathsAsync(server));
    }

    [Fact]
    public async Task LiveFile_AsRecordedInPlay_IsReadOverTheWire()
    {
        var recorded = await File.ReadAllTextAsync(
            SharedFolder.SkipUnlessHas("feeds/scorestrip/live-2014-reg-10-ingame.xml"), TestContext.Current.CancellationToken);
        await using var server = new ScriptedServer(_ => $"HTTP/1.1 200 OK\nETag: \"841a6-956-d32b8d80\"\n\n{recorded}");

        var report = Document.Reported(await Feed.At(server.Url).AskAsync(SeasonWeekKey.Parse("2014/reg/10"), isLive: true));

        Assert.StartsWith($"GET {Live} HTTP/1.1", Assert.Single(server.Requests), StringComparison.Ordinal);
        Assert.Empty(report.Faults);
        Assert.Equal("CLE 17 @ CIN 3, 01:03 of 2, CIN", report.Games.Where(game => game.IsInPlay).Select(game =>
            $"{game.Away.Code} {game.AwayScore} @ {game.Home.Code} {game.HomeScore}, {game.Clock} of {game.Period}, {game.Possession}").Single());
        Assert.Equal(12, report.Games.Count(game => game is { IsAhead: true, AwayScore: null, HomeScore: null, Clock: null, Possession: null }));
    }

    [Fact]
    public async Task LiveFile_BelowAPath_IsAskedThere()
    {
        await using var server = new ScriptedServer(_ => s_week12);

        Document.Reported(await Feed.At(new Uri(server.Url, "replay/?x=1")).AskAsync(isLive: true));

        Assert.StartsWith($"GET /replay{Live} HTTP/1.1", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    private static Task<FeedServer> StartAsync(string moment) => FeedServer.StartAsync(
        "--season", "season-2015.csv", "--speed", "0", "--start", moment);

    // Those asked since the last time, each as often as it was; the archive comes last.
    private static async Task<string[]> PathsAsync(FeedServer server)
    {
        using var stats = await server.GetStatsAsync();
        await server.ResetStatsAsync();
        return [.. stats.RootElement.GetProperty("by_path").EnumerateObject()
            .SelectMany(path => Enumerable.Repeat(path.Name, path.Value.GetInt32())).OrderDescending(StringComparer.Ordinal)];
    }
}
