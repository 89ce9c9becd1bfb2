using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.WebSockets;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

/// <summary>Pages of other sites: those on the list may read, others may not.</summary>
public sealed class CorsTests(CorsTests.Listed fixture) : IClassFixture<CorsTests.Listed>
{
    private const string Friend = "https://scores.example";

    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData("stream")]
    [InlineData("several")]
    [InlineData("current")]
    [InlineData("json")]
    public async Task Answer_ToAListedSite_NamesItAndNoOther(string route)
    {
        foreach (var origin in new[] { Friend, "http://localhost:3000" })
        {
            using var response = await AskAsync(HttpMethod.Get, Url(route), origin);
            Assert.Equal(200, (int)response.StatusCode);
            Assert.Equal(origin, Header(response, "Access-Control-Allow-Origin"));
            Assert.Equal("true", Header(response, "Access-Control-Allow-Credentials"));
            Assert.Contains("Origin", response.Headers.Vary);
        }
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://scores.example")]
    [InlineData("https://scores.example:8443")]
    [InlineData("https://scores.example.evil.example")]
    [InlineData("null")]
    [InlineData("x")]
    public async Task Answer_ToAnotherSite_HasNoHeadersForIt(string origin)
    {
        foreach (var route in new[] { "stream", "several", "current", "json" })
        {
            using var response = await AskAsync(HttpMethod.Get, Url(route), origin);
            Assert.Equal(200, (int)response.StatusCode);
            AssertNothingAllowed(response);
            // A cache must not give this answer to a site on the list.
            Assert.Contains("Origin", response.Headers.Vary);
            using var preflight = await PreflightAsync(_host, Url(route), origin);
            AssertNothingAllowed(preflight);
        }
    }

    [Theory]
    [InlineData("stream")]
    [InlineData("several")]
    [InlineData("current")]
    public async Task Preflight_OfAListedSite_AllowsTheLastId(string route)
    {
        using var response = await PreflightAsync(_host, Url(route), Friend);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        Assert.Equal(Friend, Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal("true", Header(response, "Access-Control-Allow-Credentials"));
        var allowed = Header(response, "Access-Control-Allow-Headers")!.Split(',').Select(name => name.Trim().ToLowerInvariant()).ToHashSet();
        Assert.All(["last-event-id", "content-type"], name => Assert.Contains(name, allowed));
        Assert.Contains("Origin", response.Headers.Vary);
    }

    [Fact]
    public async Task Problem_ToldToAListedSite_CanBeReadByIt()
    {
        using var response = await AskAsync(HttpMethod.Get, "/api/season/2015/99", Friend);
        Assert.Equal(404, (int)response.StatusCode);
        Assert.Equal(Friend, Header(response, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Answer_ToNoSite_HasNoHeadersForOne()
    {
        using var response = await AskAsync(HttpMethod.Get, Url("json"), null);
        AssertNothingAllowed(response);
    }

    [Fact]
    public async Task Answer_WhereAllSitesAreAllowed_IsForThemAllWithoutCredentials()
    {
        await using var host = await GatewayHost.StartAsync("AllowedOrigins:0=*", "DrainWindow=00:00:00");
        var week = host.League.NewWeek();
        using var request = new HttpRequestMessage(HttpMethod.Get, week.Stream) { Headers = { { "Origin", "https://anybody.example" } } };
        using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var preflight = await PreflightAsync(host, week.Stream, "https://anybody.example");
        foreach (var answer in new[] { response, preflight })
        {
            Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
            Assert.Null(Header(answer, "Access-Control-Allow-Credentials"));
        }
    }

    [Fact]
    public async Task Answer_WithoutAList_HasNoHeadersForAnySite()
    {
        await using var host = await GatewayHost.StartAsync("DrainWindow=00:00:00");
        var week = host.League.NewWeek();
        using var request = new HttpRequestMessage(HttpMethod.Get, week.Stream) { Headers = { { "Origin", Friend } } };
        using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        AssertNothingAllowed(response);
        using var preflight = await PreflightAsync(host, week.Stream, Friend);
        AssertNothingAllowed(preflight);
    }

    private string Url(string route)
    {
        var week = _host.League.NewWeek();
        return route switch
        {
            "stream" => week.Stream,
            "several" => $"/api/stream?topic={week.Topic()}",
            "current" => "/api/livescore",
            _ => week.Path,
        };
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static void AssertNothingAllowed(HttpResponseMessage response) =>
        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string url, string? origin)
    {
        using var request = new HttpRequestMessage(method, url);
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        return await _host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> PreflightAsync(GatewayHost host, string url, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, url);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "last-event-id");
        return await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public sealed class Listed : GatewayFixture
    {
        protected override string[] Settings => [.. base.Settings, $"AllowedOrigins:0={Friend}", "AllowedOrigins:1=http://localhost:3000"];
    }
}
