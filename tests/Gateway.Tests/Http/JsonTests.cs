using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LiveScore.Domain;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

public sealed class JsonTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData("/api/")]
    [InlineData("/api")]
    public async Task Index_OfTheApi_ListsEveryRoute(string path)
    {
        using var response = await GetAsync(path);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var routes = JsonNode.Parse(await BodyAsync(response))!["routes"]!.AsArray();
        Assert.Superset(
            new HashSet<string?>
            {
                "/", "/api/", "/api/livescore", "/api/season/{season}", "/api/season/{season}/{slug}", "/api/season/{season}/{slug}/stream",
                "/api/season/{season}/standings", "/health/live", "/health/ready", "/metrics",
            },
            routes.Select(route => (string?)route!["url"]).ToHashSet());
        Assert.All(routes, route => Assert.False(string.IsNullOrEmpty((string?)route!["summary"])));
    }

    [Fact]
    public async Task Season_WithWeeksInEveryState_TellsEach()
    {
        _host.League[new(2040, SeasonType.Reg, 1)].Store("a", [Sample.Seattle with { Status = GameStatus.Final }, Sample.Cleveland with { Status = GameStatus.Canceled }]);
        _host.League[new(2040, SeasonType.Reg, 2)].Store("a", [Sample.Seattle.InPlay(3, 0), Sample.Cleveland]);
        _host.League[new(2040, SeasonType.Reg, 3)].Store("a", [Sample.Seattle with { Status = GameStatus.Final }, Sample.Cleveland]);

        using var response = await GetAsync("/api/season/2040");
        var weeks = JsonNode.Parse(await BodyAsync(response))!.AsArray().ToDictionary(week => (string)week!["slug"]!, week => week!);
        Assert.Equal(5 + 18 + 4, weeks.Count);
        Assert.Equal(["unknown", "final", "live", "scheduled"], new[] { "pre-0", "1", "2", "3" }.Select(slug => (string?)weeks[slug]["state"]));
        Assert.Equal(
            """{"slug":"2","type":"reg","week":2,"games":2,"live":1,"final":0,"version":1,"state":"live","firstKickoff":"2015-11-29T16:25:00-05:00","lastKickoff":"2015-11-30T20:30:00-05:00","url":"/api/season/2040/2"}""",
            weeks["2"].ToJsonString());
    }

    [Theory]
    [InlineData(2009, 26)]
    [InlineData(2020, 26)]
    [InlineData(2021, 27)]
    [InlineData(2026, 27)]
    [InlineData(2099, 27)]
    public async Task Season_OfWhichNothingIsStored_ListsItsWeeksAllTheSame(int season, int count)
    {
        using var response = await GetAsync($"/api/season/{season}");
        var weeks = JsonNode.Parse(await BodyAsync(response))!.AsArray();
        Assert.Equal((HttpStatusCode.OK, count), (response.StatusCode, weeks.Count));
    }

    [Fact]
    public async Task Week_AskedFor_IsTheArrayThatUpdatesCarry()
    {
        var week = _host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(_host, week.Stream + "?mode=full");
        using var response = await GetAsync(week.Path);
        Assert.Equal((await viewer.NextAsync()).Data, await BodyAsync(response));
        Assert.Equal("\"k3f9.4\"", response.Headers.ETag?.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("\"k3f9.4\"", HttpStatusCode.NotModified)]
    [InlineData("W/\"k3f9.4\"", HttpStatusCode.NotModified)]
    [InlineData("\"a\", \"k3f9.4\", \"b\"", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"k3f9.3\"", HttpStatusCode.OK)]
    [InlineData("\"k3f9.4.BAL\"", HttpStatusCode.OK)]
    [InlineData("garbage", HttpStatusCode.OK)]
    public async Task Week_AskedForConditionally_IsSentOnlyWhenItIsAnother(string tag, HttpStatusCode status)
    {
        var week = _host.League.NewWeek();
        using var response = await GetAsync(week.Path, "If-None-Match", tag);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("\"k3f9.4\"", response.Headers.ETag?.ToString());
        Assert.Equal(status == HttpStatusCode.OK, (await BodyAsync(response)).Length > 0);
    }

    [Fact]
    public async Task Week_ThatAltered_HasAnotherTagAndIsSent()
    {
        var week = _host.League.NewWeek();
        using var before = await GetAsync(week.Path);
        using var viewer = await SseReader.OpenAsync(_host, week.Stream);
        await viewer.NextAsync();
        week.Score(21);
        await viewer.NextAsync();
        using var after = await GetAsync(week.Path, "If-None-Match", before.Headers.ETag!.ToString());
        Assert.Equal((HttpStatusCode.OK, "\"k3f9.5\""), (after.StatusCode, after.Headers.ETag?.ToString()));
    }

    [Fact]
    public async Task Week_WithEveryGameOver_MayBeCached()
    {
        var week = _host.League.NewWeek(
            Sample.Seattle with { Status = GameStatus.Final }, Sample.Cleveland with { Status = GameStatus.Canceled });
        using var response = await GetAsync(week.Path);
        Assert.Equal(new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromHours(1) }, response.Headers.CacheControl);
    }

    [Theory]
    [InlineData("BAL", "2015113000")]
    [InlineData("cle", "2015113000")]
    [InlineData("PIT", "2015112911")]
    [InlineData("WSH", null)]
    public async Task Week_OfOneTeam_HasItsGameOnly(string team, string? game)
    {
        var week = _host.League.NewWeek();
        using var response = await GetAsync($"{week.Path}?team={team}");
        Assert.Equal(game is null ? [] : [game], JsonNode.Parse(await BodyAsync(response))!.AsArray().Select(one => (string)one!["id"]!));
        Assert.Equal($"\"k3f9.4.{team.ToUpperInvariant()}\"", response.Headers.ETag?.ToString());
    }

    [Fact]
    public async Task Week_OfATeamUnderAnotherName_HasItsGame()
    {
        var week = _host.League.NewWeek(Sample.Game("2015112906", "STL", "Rams", "CIN", "Bengals"));
        foreach (var alias in new[] { "STL", "LA", "LAR", "la" })
        {
            using var response = await GetAsync($"{week.Path}?team={alias}");
            Assert.Single(JsonNode.Parse(await BodyAsync(response))!.AsArray());
        }
    }

    [Fact]
    public async Task Week_ThatIsCurrentButNotImported_IsEmpty()
    {
        var week = _host.League[new(2050, SeasonType.Post, 1)];
        _host.League.Current = week.Key;
        using var stream = await SseReader.OpenAsync(_host, "/api/livescore");
        // A stream has nothing to give until something is stored, but it is alive.
        Assert.Null((int?)(await stream.HeartbeatAsync()).Json["version"]);
        using var response = await GetAsync(week.Path);
        Assert.Equal("[]", await BodyAsync(response));
    }

    [Fact]
    public async Task Health_OfAGatewayThatServes_IsReadyAndNamesItsOrleans()
    {
        using var live = await GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        using var ready = await GetAsync("/health/ready");
        var report = JsonNode.Parse(await BodyAsync(ready))!;
        Assert.Equal((HttpStatusCode.OK, "ready"), (ready.StatusCode, (string?)report["status"]));
        Assert.Matches(@"Orleans.* \d+\.\d+", (string?)report["orleans"]);
        Assert.Equal(["cluster", "storage", "feed"], report["checks"]!.AsObject().Select(check => check.Key));
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return await _host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<string> BodyAsync(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
