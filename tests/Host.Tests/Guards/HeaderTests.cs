using LiveScore.Host.Tests.Sessions;

namespace LiveScore.Host.Tests.Guards;

public sealed class HeaderTests : IAsyncLifetime
{
    private LiveScoreHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GuardedHost.StartAsync(
        "KnownProxies:0=127.0.0.1", "AllowedOrigins:0=https://friend.example");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/favicon.svg", 200)]
    [InlineData("/api/", 200)]
    [InlineData("/api/session", 200)]
    [InlineData("/api/livescore", 200)]
    [InlineData("/api/season/x", 400)]
    [InlineData("/nothing", 404)]
    [InlineData("/ws", 426)]
    [InlineData("/test/broken", 500)]
    [InlineData("/health/live", 200)]
    public async Task Answer_OfAnyKind_TellsBrowsersToKeepItIn(string url, int status)
    {
        using var response = await _host.Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        string Of(string name) => Assert.Single(response.Headers.GetValues(name));
        Assert.Equal("nosniff", Of("X-Content-Type-Options"));
        Assert.Equal("DENY", Of("X-Frame-Options"));
        Assert.Equal("no-referrer", Of("Referrer-Policy"));
        Assert.Equal("same-origin", Of("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Of("Permissions-Policy"), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; ", Of("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Of("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Of("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Answer_BehindTls_StaysThere()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session")
        {
            Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "192.0.2.1" }, { "Host", "scores.example" } },
        };
        var (_, _, response) = await _host.SendAsync(request);
        Assert.Contains("max-age=", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        Assert.Contains("; secure", Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("None", "; secure; samesite=none")]
    [InlineData("strict", "; samesite=strict")]
    public async Task Cookie_IsSentToOtherSitesAsTheOperatorSays(string setting, string said)
    {
        await using var host = await GuardedHost.StartAsync($"CookieSameSite={setting}");
        Assert.Contains(said, (await Visit.AskAsync(host)).SetCookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("POST", 204, "X: y")]
    [InlineData("POST", 204, "Origin: http://{host}")]
    [InlineData("POST", 204, "Origin: https://friend.example")]
    [InlineData("POST", 204, "Sec-Fetch-Site: same-origin")]
    [InlineData("POST", 204, "Origin: https://friend.example", "Sec-Fetch-Site: cross-site")]
    [InlineData("POST", 403, "Origin: https://evil.example")]
    [InlineData("POST", 403, "Origin: null")]
    [InlineData("POST", 403, "Origin: http://{host}.evil.example")]
    [InlineData("POST", 403, "Sec-Fetch-Site: cross-site")]
    [InlineData("DELETE", 403, "Origin: https://evil.example")]
    [InlineData("PUT", 403, "Origin: https://evil.example")]
    public async Task Page_OfAnotherSite_AltersNothing(string method, int expected, params string[] headers)
    {
        using var request = GuardedHost.Post("/test/post", "", headers: [.. headers.Select(header => header.Replace("{host}", _host.Url.Authority, StringComparison.Ordinal))]);
        request.Method = new(method);
        var (status, text, _) = await _host.SendAsync(request);
        Assert.Equal(expected, status);
        Assert.Equal(expected == 403, text.Contains("/problems/forbidden-origin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_OfAFriend_MayAskToPostAndDelete()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/test/post")
        {
            Headers = { { "Origin", "https://friend.example" }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "authorization,content-type" } },
        };
        var (_, _, response) = await _host.SendAsync(request);
        Assert.Contains("POST", response.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        Assert.Contains("DELETE", response.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
    }
}
