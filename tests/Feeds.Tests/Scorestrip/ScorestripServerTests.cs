using LiveScore.Domain;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>Real requests to the replay of shared/feeds when nothing is wrong.</summary>
public sealed class ScorestripServerTests
{
    private static readonly string[] s_thatSunday =
        ["2015-11-29T17:55:00Z", "2015-11-29T18:20:00Z", "2015-11-29T19:30:00Z", "2015-11-29T19:50:00Z", "2015-11-29T21:10:00Z", "2015-11-30T01:45:00Z", "2015-11-30T05:10:00Z"];

    [Fact]
    public async Task Ask_EveryWeekOfASeasonAtOnce_GivesEveryResult()
    {
        await using var server = await FeedServer.StartAsync("--season", "season-2015.csv", "--start", "2016-03-01T00:00:00Z", "--speed", "0");
        var feed = Feed.At(server.Url);

        var answers = await Task.WhenAll(SeasonWeekKey.WeeksOf(2015).Select(week => feed.AskAsync(week)));

        var reports = answers.Select(Document.Reported).ToList();
        Assert.All(reports, report => Assert.Empty(report.Faults));
        Assert.All(reports, report => Assert.Equal(Feed.LeagueTime, report.At));
        Assert.Equal(
            Season2015.Read().Select(row => $"{row.Week} {row.Id} {row.Away} {row.AwayScore} @ {row.Home} {row.HomeScore} OT={row.Overtime}").Order(),
            reports.SelectMany(report => report.Games.Select(game =>
                $"{report.Week} {game.Id} {game.Away.Code} {game.AwayScore} @ {game.Home.Code} {game.HomeScore} OT={game.Overtime}")).Order());
        using var stats = await server.GetStatsAsync();
        Assert.Equal(26, stats.RootElement.GetProperty("feed").GetInt32());
        Assert.Equal(26, stats.RootElement.GetProperty("by_agent").GetProperty("LiveScore/1.0 (+https://livescore.example)").GetInt32());
    }

    [Theory]
    [InlineData("2014/reg/12")]
    [InlineData("2016/post/4")]
    public async Task Ask_WeekThatTheFeedLacks_IsNoSuchWeek(string week)
    {
        await using var server = await FeedServer.StartAsync("--season", "season-2015.csv");

        Assert.IsType<FeedAnswer.NoSuchWeek>(await Feed.At(server.Url).AskAsync(SeasonWeekKey.Parse(week)));
    }

    [Theory]
    [InlineData("2015/reg/18")]
    [InlineData("2015/post/5")]
    [InlineData("2015/pre/5")]
    public async Task Ask_WeekThatIsNone_IsNoSuchWeekWithoutARequest(string week)
    {
        await using var server = await FeedServer.StartAsync("--season", "season-2015.csv");

        Assert.IsType<FeedAnswer.NoSuchWeek>(await Feed.At(server.Url).AskAsync(SeasonWeekKey.Parse(week)));

        using var stats = await server.GetStatsAsync();
        Assert.Equal(0, stats.RootElement.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Ask_AddressWithAPath_IsAskedBelowIt()
    {
        await using var server = await FeedServer.StartAsync("--season", "season-2015.csv");

        // The server knows the feed at its root alone, and answers 404 elsewhere.
        Assert.Equal("answered 404 NotFound", Document.Failed(await Feed.At(new Uri(server.Url, "replay?x=1")).AskAsync()));
        using var stats = await server.GetStatsAsync();
        Assert.Equal(1, stats.RootElement.GetProperty("by_path").GetProperty("/replay/ajax/scorestrip").GetInt32());
    }

    [Fact]
    public async Task Dialects_AtTheSameMomentOfASunday_GiveTheSameGames()
    {
        await using var server = await FeedServer.StartAsync("--timeline", "replay-2015-reg-12.jsonl", "--speed", "0");
        using var http = new HttpClient();
        var feed = Feed.At(server.Url);
        var numbers = Season2015.Read().ToDictionary(row => row.Id, row => row.ShortNumber);
        var seen = new HashSet<GameStatus>();

        foreach (var moment in s_thatSunday)
        {
            await server.SetClockAsync(DateTimeOffset.Parse(moment, null));

            var archive = Document.Reported(await feed.AskAsync());

            foreach (var file in (string[])["ss.xml", "ss.json"])
            {
                Assert.Equal(archive.Games, (await ReadAsync(file)).Games);
            }

            var rows = await ReadAsync("scorestrip.json");
            Assert.Equal(archive.Games.Select(game => AsRow(game, numbers[game.Id])), rows.Games);
            seen.UnionWith(archive.Games.Select(game => game.Status));
        }

        Assert.Equal([GameStatus.Scheduled, GameStatus.InProgress, GameStatus.Halftime, GameStatus.Final], seen.Order());

        async Task<WeekReport> ReadAsync(string file)
        {
            var report = Document.Reported(Document.Read(await http.GetByteArrayAsync(
                new Uri(server.Url, $"liveupdate/scorestrip/{file}"), TestContext.Current.CancellationToken)));
            Assert.Empty(report.Faults);
            return report;
        }
    }

    [Fact]
    public async Task Dialects_InThePostseason_GiveTheSameGames()
    {
        await using var server = await FeedServer.StartAsync(
            "--timeline", "replay-2015-post-18.jsonl", "--speed", "0", "--start", "2016-01-09T22:30:00Z");
        using var http = new HttpClient();
        var week = SeasonWeekKey.Parse("2015/post/1");
        var live = await http.GetByteArrayAsync(
            new Uri(server.Url, "liveupdate/scorestrip/postseason/ss.xml"), TestContext.Current.CancellationToken);

        var archive = Document.Reported(await Feed.At(server.Url).AskAsync(week));

        Assert.Equal(archive.Games, Document.Reported(Document.Read(live, week)).Games);
        Assert.Equal(["HOU", "CIN", "MIN", "WAS"], archive.Games.Select(game => game.Home.Code));
    }

    // Rows have short numbers and no names, and the server leaves out who has the ball.
    private static Game AsRow(Game game, string number) => game with
    {
        Id = number,
        Away = new(game.Away.Code, game.Away.Code),
        Home = new(game.Home.Code, game.Home.Code),
        Possession = null,
        RedZone = null,
    };
}
