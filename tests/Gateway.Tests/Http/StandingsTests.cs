using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LiveScore.Domain;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

public sealed class StandingsTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private static readonly Game s_cleveland = Final(Sample.Cleveland, 27, 33);
    private static readonly Game s_seattle = Final(Sample.Seattle, 30, 39);

    private readonly GatewayHost _host = fixture.Host;

    [Fact]
    public async Task Standings_OfASeason_AreARowForEachTeamInOrder()
    {
        Reg(2041, 1).Store("a", [s_cleveland, s_seattle]);
        Reg(2041, 2).Store("a", [Sample.Game("2041091500", "CLE", "Browns", "STL", "Rams"), Final(Sample.Game("2041091501", "MIN", "Vikings", "GB", "Packers"), 29, 29)]);
        _host.League[new(2041, SeasonType.Post, 1)].Store("a", [Final(Sample.Cleveland, 100, 0)]);

        using var response = await SendAsync("/api/season/2041/standings");
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var rows = JsonNode.Parse(await BodyAsync(response))!.AsArray();
        Assert.Equal(["SEA", "CLE", "GB", "MIN", "STL", "BAL", "PIT"], rows.Select(row => (string?)row!["code"]));
        Assert.Equal(
            """{"code":"SEA","name":"Seahawks","conference":"NFC","division":"West","games":1,"wins":1,"losses":0,"ties":0,"percentage":1,"pointsFor":39,"pointsAgainst":30,"difference":9}""",
            rows[0]!.ToJsonString());
        Assert.Equal(("Rams", 0, 0m), ((string?)rows[4]!["name"], (int)rows[4]!["games"]!, (decimal)rows[4]!["percentage"]!));
        Assert.Equal((1, 0.5m), ((int)rows[2]!["ties"]!, (decimal)rows[2]!["percentage"]!));
    }

    [Theory]
    [InlineData(2080, 15, 1, "0.938")]
    [InlineData(2081, 1, 2, "0.333")]
    [InlineData(2082, 2, 1, "0.667")]
    [InlineData(2083, 1, 15, "0.063")]
    public async Task Percentage_HasThreeDigitsAsTheLeaguePrintsIt(int season, int wins, int losses, string percentage)
    {
        Reg(season, 1).Store("a", [
            .. Enumerable.Range(0, wins + losses).Select(game => Sample.Game($"20420901{game:00}", "BAL", "Ravens", "CLE", "Browns"))
                .Select((game, index) => index < wins ? Final(game, 0, 1) : Final(game, 1, 0))]);

        using var response = await SendAsync($"/api/season/{season}/standings");
        var rows = JsonNode.Parse(await BodyAsync(response))!.AsArray();
        Assert.Equal(percentage, rows.Single(row => (string?)row!["code"] == "CLE")!["percentage"]!.ToJsonString());
    }

    [Fact]
    public async Task Standings_AskedForAgain_AreSentOnlyWhenTheyAreOthers()
    {
        var week = Reg(2043, 1);
        week.Store("a", [s_cleveland, Sample.Seattle]);
        using var first = await SendAsync("/api/season/2043/standings");
        var tag = first.Headers.ETag!.ToString();
        Assert.Matches("^\"[0-9a-f]{16}\"$", tag);
        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());

        // A score alone moves nobody in the table.
        week.Alter(Sample.Seattle.InPlay(3, 0));
        foreach (var known in new[] { tag, $"W/{tag}", $"\"other\", {tag}", "*" })
        {
            using var same = await SendAsync("/api/season/2043/standings", known);
            Assert.Equal((HttpStatusCode.NotModified, tag), (same.StatusCode, same.Headers.ETag?.ToString()));
            Assert.Empty(await BodyAsync(same));
        }

        week.Alter(s_seattle);
        using var other = await SendAsync("/api/season/2043/standings", tag);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.NotEqual(tag, other.Headers.ETag?.ToString());
    }

    [Fact]
    public async Task Standings_OfASeasonThatIsOver_MayBeCached()
    {
        for (var week = 1; week <= 18; week++)
        {
            Reg(2044, week).Store("a", [s_cleveland, Sample.Seattle with { Status = GameStatus.Canceled }]);
        }

        using var over = await SendAsync("/api/season/2044/standings");
        Assert.Equal(new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromHours(1) }, over.Headers.CacheControl);
        Reg(2044, 18).Alter(Sample.Seattle.InPlay(0, 0));
        using var live = await SendAsync("/api/season/2044/standings");
        Assert.Equal("no-cache", live.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Standings_BeforeTheRegularSeasonIsThere_AreEmpty()
    {
        _host.League[new(2045, SeasonType.Pre, 1)].Store("a", [s_cleveland]);
        using var response = await SendAsync("/api/season/2045/standings");
        Assert.Equal((HttpStatusCode.OK, "[]"), (response.StatusCode, await BodyAsync(response)));
    }

    [Fact]
    public async Task Standings_OfASeasonOfWhichNothingIsStored_AreUnknownUnlessItIsTheCurrentOne()
    {
        using var unknown = await SendAsync("/api/season/2046/standings");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("/problems/unknown-season", (string?)JsonNode.Parse(await BodyAsync(unknown))!["type"]);

        _host.League.Current = new(2046, SeasonType.Reg, 1);
        await GatewayHost.UntilAsync(() => _host.Log.Lines.Any(line => line.Contains("The current week is 2046/reg/1", StringComparison.Ordinal)));
        using var current = await SendAsync("/api/season/2046/standings");
        Assert.Equal((HttpStatusCode.OK, "[]"), (current.StatusCode, await BodyAsync(current)));
    }

    [Fact]
    public async Task Standings_ThatCannotBeRead_Are503AndComeBack()
    {
        var week = Reg(2047, 1);
        week.Store("a", [s_cleveland]);
        week.IsDown = true;
        using var down = await SendAsync("/api/season/2047/standings");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.StatusCode);
        Assert.Equal("/problems/unavailable", (string?)JsonNode.Parse(await BodyAsync(down))!["type"]);
        Assert.NotNull(down.Headers.RetryAfter);

        week.IsDown = false;
        using var up = await SendAsync("/api/season/2047/standings");
        Assert.Equal(HttpStatusCode.OK, up.StatusCode);
    }

    private ScriptedWeek Reg(int season, int week) => _host.League[new(season, SeasonType.Reg, week)];

    private static Game Final(Game game, int away, int home) =>
        game with { Status = GameStatus.Final, AwayScore = away, HomeScore = home };

    private async Task<HttpResponseMessage> SendAsync(string path, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        return await _host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<string> BodyAsync(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
