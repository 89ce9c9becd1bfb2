using LiveScore.Testing;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary><c>livescore fetch</c>.</summary>
public sealed class FetchTests(Stores stores)
{
    [Theory]
    [InlineData(Stores.Embedded)]
    [InlineData(Stores.Postgres)]
    public async Task Fetch_OfASeason_AsksForAllWeeksAtOnceAndStoresEveryGame(string store)
    {
        await using var feed = await FeedServer.StartAsync("--season", "season-2015.csv", "--start", "2016-03-01T00:00:00Z", "--fault", "slow", "--drip", "3");
        var folder = Directory.CreateTempSubdirectory("livescore-fetch-");
        string[] fetch = ["fetch", "2015", "--feed", "scorestrip", "--feed-url", feed.Url.ToString(), .. await stores.OptionsAsync(store)];

        var first = await LiveScoreProcess.EndAsync(folder.FullName, fetch);
        Assert.True(first.Code == 0, first.Errors);
        var games = Games(first.Output);
        // shared/feeds/season-2015.csv: 65 games of the preseason, 256 regular ones, 11 after.
        Assert.Equal(332, games.Count);
        Assert.Equal(
            SeasonTable.Read().Select(row => $"Season 2015/{row.Type}. Week {row.Week}. Game ID {row.Eid}, {row.Away} @ {row.Home}, scheduled at {row.Kickoff} updated in database").Order(StringComparer.Ordinal),
            games.Order(StringComparer.Ordinal));
        Assert.Equal(26, first.Output.Split('\n').Count(line => line.EndsWith("processed!", StringComparison.Ordinal)));
        Assert.Contains("All games for Season 2015/REG. Week 12 processed!", first.Output, StringComparison.Ordinal);
        using (var stats = await feed.GetStatsAsync())
        {
            Assert.Equal(26, stats.RootElement.GetProperty("max_inflight").GetInt32());
            Assert.Equal(26, stats.RootElement.GetProperty("feed").GetInt32());
        }

        await feed.SetFaultAsync("none");
        var second = await LiveScoreProcess.EndAsync(folder.FullName, fetch);
        Assert.True(second.Code == 0, second.Errors);
        Assert.All(Games(second.Output), line => Assert.EndsWith(" unchanged in database", line, StringComparison.Ordinal));
        Assert.Equal(332, Games(second.Output).Count);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Fetch_FromAFeedThatFails_SaysSoAndEndsWithOne()
    {
        await using var feed = await FeedServer.StartAsync("--season", "season-2015.csv", "--fault", "500s");
        var folder = Directory.CreateTempSubdirectory("livescore-fetch-");
        var (code, output, errors) = await LiveScoreProcess.EndAsync(
            folder.FullName, "fetch", "2015", "--feed", "scorestrip", "--feed-url", feed.Url.ToString());
        Assert.Equal(1, code);
        Assert.Contains("Season 2015/REG. Week 12 failed: ", output, StringComparison.Ordinal);
        Assert.Contains("26 weeks", errors, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("fetch", "1899", "--feed", "scorestrip", "--feed-url", "http://127.0.0.1:1")]
    [InlineData("fetch", "2015", "--feed", "scorestrip")]
    [InlineData("fetch", "2015", "--feed", "carrier-pigeon")]
    [InlineData("fetch", "soon")]
    [InlineData("fetch", "2015", "--feed", "scorestrip", "--feed-url", "http://127.0.0.1:1", "--postgres", "garbage")]
    [InlineData("run", "--feed", "nope", "--clock-speed", "0")]
    [InlineData("run", "--port", "99999")]
    [InlineData("run", "--clock", "yesterday")]
    [InlineData("run", "--season", "2015", "--week", "99")]
    [InlineData("run", "--week", "12", "--feed", "scorestrip", "--feed-url", "ftp://127.0.0.1")]
    public async Task Arguments_ThatMakeNoSense_AreNamedAndEndWithACode(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("livescore-args-");
        var (code, output, errors) = await LiveScoreProcess.EndAsync(folder.FullName, arguments);
        Assert.Equal(2, code);
        Assert.DoesNotContain("listening", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.NotEqual("", errors);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Faults_OfSeveralRooms_AreToldTogether()
    {
        var folder = Directory.CreateTempSubdirectory("livescore-args-");
        var (_, _, errors) = await LiveScoreProcess.EndAsync(
            folder.FullName, "run", "--feed", "nope", "--clock", "yesterday", "--clock-speed", "0", "--season", "1899");
        Assert.All(
            ["LiveScore:Feed:Kind", "LiveScore:Clock ", "LiveScore:ClockSpeed", "LiveScore:Season"],
            key => Assert.Contains(key, errors, StringComparison.Ordinal));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Store_ThatCannotBeWritten_IsNamedAndEndsWithOne()
    {
        var folder = Directory.CreateTempSubdirectory("livescore-args-");
        var (code, _, errors) = await LiveScoreProcess.EndAsync(folder.FullName, "run", "--data", "/dev/null/store");
        Assert.Equal(1, code);
        Assert.Contains("/dev/null/store", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static List<string> Games(string output) =>
        [.. output.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Contains(". Game ID ", StringComparison.Ordinal))];
}
