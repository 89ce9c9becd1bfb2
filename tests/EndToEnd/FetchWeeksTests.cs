using System.Text.Json.Nodes;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary><c>livescore fetch SEASON WEEK ...</c>: some weeks, for scripts, and interrupted.</summary>
public sealed class FetchWeeksTests
{
    [Fact]
    public async Task Fetch_OfSomeWeeks_AsksForThoseAloneAndSumsUpInJson()
    {
        await using var feed = await StartFeedAsync();
        var folder = Directory.CreateTempSubdirectory("livescore-weeks-");

        var (code, output, errors) = await LiveScoreProcess.EndAsync(folder.FullName, [.. Fetch(feed, "2015", "12", "pre-4"), "--json"]);
        Assert.True(code == 0, errors);
        Assert.Equal("", errors);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["12", "pre-4"], lines.SkipLast(1).Select(line => (string)line["slug"]!).Order(StringComparer.Ordinal));
        var games = lines.SkipLast(1).SelectMany(line => line["games"]!.AsArray()).ToList();
        var expected = SeasonTable.Week("REG", 12).Concat(SeasonTable.Week("PRE", 4)).ToList();
        Assert.Equal(
            expected.Select(row => $"{row.Eid} {row.AwayScore} {row.HomeScore} True").Order(StringComparer.Ordinal),
            games.Select(game => $"{game!["id"]} {game["away"]!["score"]} {game["home"]!["score"]} {(bool)game["updated"]!}").Order(StringComparer.Ordinal));
        Assert.Equal(
            $$$"""{"summary":{"season":2015,"weeks":2,"imported":2,"absent":0,"left":[],"games":{{{expected.Count}}},"updated":{{{expected.Count}}},"exitCode":0}}""",
            lines[^1].ToJsonString());
        using var stats = await feed.GetStatsAsync();
        Assert.Equal(2, stats.RootElement.GetProperty("feed").GetInt32());
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Fetch_OfWeeksThatTheFeedDoesNotHave_EndsWithThree()
    {
        await using var feed = await StartFeedAsync();
        var folder = Directory.CreateTempSubdirectory("livescore-weeks-");
        var (code, output, errors) = await LiveScoreProcess.EndAsync(folder.FullName, Fetch(feed, "2022", "1", "2"));
        Assert.Equal(3, code);
        Assert.Contains("Season 2022/REG. Week 1 does not exist", output, StringComparison.Ordinal);
        Assert.Contains("the feed has none of the weeks", errors, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Fetch_InterruptedWhileTheFeedIsSilent_KeepsWhatIsDoneAndNamesWhatIsLeft()
    {
        await using var feed = await StartFeedAsync();
        var folder = Directory.CreateTempSubdirectory("livescore-weeks-");
        Assert.Equal(0, (await LiveScoreProcess.EndAsync(folder.FullName, Fetch(feed, "2015", "12"))).Code);
        await feed.SetFaultAsync("timeout");
        await feed.ResetStatsAsync();

        await using var fetch = LiveScoreProcess.Start(folder.FullName, Fetch(feed, "2015", "12", "13"));
        await feed.UntilAskedAsync();
        // The feed would be silent for half a minute.
        var took = await fetch.InterruptAsync();
        Assert.True(took < TimeSpan.FromSeconds(10), $"It took {took} to end.");
        Assert.Equal(130, fetch.ExitCode);
        Assert.Contains("interrupted: 0 of 2 weeks of season 2015 are done", fetch.Errors, StringComparison.Ordinal);
        Assert.Contains("left: 12 13", fetch.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", fetch.Errors, StringComparison.Ordinal);

        await feed.SetFaultAsync("none");
        var again = await LiveScoreProcess.EndAsync(folder.FullName, Fetch(feed, "2015", "12", "13"));
        Assert.Equal(0, again.Code);
        Assert.Equal(SeasonTable.Week("REG", 12).Count, Count(again.Output, " unchanged in database"));
        Assert.Equal(SeasonTable.Week("REG", 13).Count, Count(again.Output, " updated in database"));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Weeks_ThatMakeNoSense_HaveALineEachAndTheFeedIsNotAsked()
    {
        var folder = Directory.CreateTempSubdirectory("livescore-weeks-");
        var (code, output, errors) = await LiveScoreProcess.EndAsync(
            folder.FullName, "fetch", "2015", "12", "12", "18", "week", "--feed", "scorestrip", "--feed-url", "http://127.0.0.1:1");
        Assert.Equal((2, ""), (code, output));
        Assert.Equal(3, Count(errors, "livescore: "));
        Assert.Empty(folder.GetFileSystemInfos());
        folder.Delete(recursive: true);
    }

    private static Task<FeedServer> StartFeedAsync() =>
        FeedServer.StartAsync("--season", "season-2015.csv", "--start", "2016-03-01T00:00:00Z", "--hang", "30");

    private static string[] Fetch(FeedServer feed, params string[] arguments) =>
        ["fetch", .. arguments, "--feed", "scorestrip", "--feed-url", feed.Url.ToString()];

    private static int Count(string text, string part) => text.Split('\n').Count(line => line.Contains(part, StringComparison.Ordinal));
}
