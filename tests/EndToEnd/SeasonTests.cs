using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary><c>livescore run --season</c>: what is imported, and what the table makes of it.</summary>
public sealed class SeasonTests
{
    private const string AfterTheSeason = "2016-03-01T00:00:00Z";

    private static readonly HttpClient s_http = new();

    [Fact]
    public async Task Standings_OfTheRealSeason_AreTheRecordsThatTheLeagueHas()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var replay = await SeasonReplay.StartAsync(2015, AfterTheSeason, 1);
        await replay.UntilAsync(async () => (await WeeksAsync(replay, 2015, patience.Token)).All(week => (string?)week!["state"] == "final"), patience.Token);

        using var response = await s_http.GetAsync(replay.UrlOf("api/season/2015/standings"), patience.Token);
        Assert.Equal(TimeSpan.FromHours(1), response.Headers.CacheControl?.MaxAge);
        var rows = (await response.Content.ReadFromJsonAsync<JsonArray>(patience.Token))!;
        var records = rows.ToDictionary(row => (string)row!["code"]!, row => $"{row!["wins"]}-{row["losses"]}-{row["ties"]} {row["percentage"]}");
        Assert.Equal(32, records.Count);
        Assert.Equal("CAR", (string?)rows[0]!["code"]);
        Assert.Equal("Rams", (string?)rows.Single(row => (string?)row!["code"] == "STL")!["name"]);
        Assert.All(
            (IEnumerable<(string Code, string Record)>)
            [
                ("CAR", "15-1-0 0.938"), ("ARI", "13-3-0 0.813"), ("DEN", "12-4-0 0.75"), ("NE", "12-4-0 0.75"),
                ("SEA", "10-6-0 0.625"), ("DAL", "4-12-0 0.25"), ("CLE", "3-13-0 0.188"), ("TEN", "3-13-0 0.188"),
            ],
            team => Assert.Equal(team.Record, records[team.Code]));
        var regular = SeasonTable.Read().Where(row => row.Type == "REG").ToList();
        Assert.All(rows, row => Assert.Equal(
            regular.Sum(game => game.Home == (string?)row!["code"] ? game.HomeScore : game.Away == (string?)row["code"] ? game.AwayScore : 0),
            (int)row!["pointsFor"]!));
    }

    [Fact]
    public async Task Season_ThatTheFeedDoesNotHave_IsToldInTheLogAndAskedForOnce()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var replay = await SeasonReplay.StartAsync(2009, AfterTheSeason, 1);
        await replay.UntilAsync(() => Task.FromResult(replay.LiveScore.Errors.Contains("has nothing of season 2009", StringComparison.Ordinal)), patience.Token);

        var weeks = await WeeksAsync(replay, 2009, patience.Token);
        Assert.Equal(26, weeks.Count);
        Assert.All(weeks, week => Assert.Equal("unknown", (string?)week!["state"]));
        using var standings = await s_http.GetAsync(replay.UrlOf("api/season/2009/standings"), patience.Token);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, standings.StatusCode);

        // Longer than the first waits of what tries again.
        var beats = 0;
        await replay.UntilAsync(() => Task.FromResult(++beats == 4), patience.Token);
        var asked = await replay.CountRequestsAsync();
        Assert.Equal(26, asked.Count);
        Assert.All(asked.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task Season_WithWeeksThatFailAtFirst_IsCompletedAndNoWeekIsAskedForThatHasAnswered()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var replay = await SeasonReplay.StartAsync(2015, AfterTheSeason, 1, "--fault", "malformed", "--fault-rate", "0.5");
        await replay.UntilAsync(async () => (await WeeksAsync(replay, 2015, patience.Token)).All(week => (string?)week!["state"] == "final"), patience.Token);

        await replay.UntilAsync(() => Task.FromResult(replay.LiveScore.Errors.Contains(" weeks were imported, 0 failed", StringComparison.Ordinal)), patience.Token);
        var failures = replay.LiveScore.Errors.Split('\n').Count(line => line.Contains("the feed gave no report", StringComparison.Ordinal));
        Assert.InRange(failures, 1, int.MaxValue);
        Assert.Equal(26, (await replay.CountRequestsAsync()).Values.Sum() - failures);
    }

    private static async Task<JsonArray> WeeksAsync(SeasonReplay replay, int season, CancellationToken cancellationToken) =>
        (await s_http.GetFromJsonAsync<JsonArray>(replay.UrlOf($"api/season/{season}"), cancellationToken))!;
}
