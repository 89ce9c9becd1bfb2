using LiveScore.Host.Tests.Sessions;

namespace LiveScore.Host.Tests.Guards;

public sealed class LimitTests
{
    [Fact]
    public async Task Reads_OfOneAddress_EndInAProblemThatSaysWhen_AndStreamsGoOn()
    {
        await using var host = await GuardedHost.StartAsync("ReadsPerAddress=3");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(200, (await host.SendAsync(Get("/api/"))).Status);
        }

        var (status, text, response) = await host.SendAsync(Get("/api/season/2015"));
        Assert.Equal(429, status);
        Assert.Contains("/problems/too-many-requests", text, StringComparison.Ordinal);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        Assert.Equal(200, (await host.SendAsync(Get("/health/live"))).Status);
        Assert.Equal(200, (await host.SendAsync(Get("/"))).Status);
        for (var i = 0; i < 10; i++)
        {
            using var stream = await host.Http.GetAsync("/api/livescore", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)stream.StatusCode);
        }
    }

    [Fact]
    public async Task Sessions_OfOneAddress_AreLimitedAndKnownOnesAreNot()
    {
        await using var host = await GuardedHost.StartAsync("SessionsPerAddress=3");
        var visits = new List<Visit>();
        for (var i = 0; i < 3; i++)
        {
            visits.Add(await Visit.AskAsync(host));
        }

        var (status, text, response) = await host.SendAsync(Get("/api/session"));
        Assert.Equal(429, status);
        Assert.Contains("/problems/too-many-sessions", text, StringComparison.Ordinal);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(visits[0].User, (await Visit.AskAsync(host, $"Cookie: {visits[0].Cookie}")).User);
        // The page is for everybody.
        var page = await host.SendAsync(Get("/"));
        Assert.Equal((200, false), (page.Status, page.Response.Headers.Contains("Set-Cookie") || page.Response.Headers.Contains("Retry-After")));
    }

    [Fact]
    public async Task Posts_AreCountedBySession()
    {
        await using var host = await GuardedHost.StartAsync("PostsPerSession=3");
        var cookies = new[] { (await Visit.AskAsync(host)).Cookie, (await Visit.AskAsync(host)).Cookie, "livescore=forged" };
        foreach (var cookie in cookies)
        {
            var answers = new List<int>();
            for (var i = 0; i < 5; i++)
            {
                answers.Add((await host.SendAsync(GuardedHost.Post("/test/post", "", headers: $"Cookie: {cookie}"))).Status);
            }

            Assert.Equal([204, 204, 204, 429, 429], answers);
        }

        Assert.Equal(429, (await host.SendAsync(GuardedHost.Post("/test/post", "", headers: "Cookie: livescore=other"))).Status);
    }

    [Fact]
    public async Task Limits_OfZero_AreNone()
    {
        await using var host = await GuardedHost.StartAsync("ReadsPerAddress=0", "SessionsPerAddress=0", "PostsPerSession=0");
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(200, (await host.SendAsync(Get("/api/session"))).Status);
            Assert.Equal(204, (await host.SendAsync(GuardedHost.Post("/test/post", ""))).Status);
        }
    }

    [Fact]
    public async Task Addresses_BehindAKnownProxy_AreCountedByThemselves()
    {
        await using var host = await GuardedHost.StartAsync("ReadsPerAddress=1", "KnownProxies:0=127.0.0.0/8", "KnownProxies:1=10.0.0.7");
        Assert.Equal(200, (await host.SendAsync(Get("/api/", "X-Forwarded-For: 192.0.2.1"))).Status);
        Assert.Equal(429, (await host.SendAsync(Get("/api/", "X-Forwarded-For: 192.0.2.1"))).Status);
        Assert.Equal(429, (await host.SendAsync(Get("/api/", "X-Forwarded-For: 192.0.2.9, 192.0.2.1, 10.0.0.7"))).Status);
        Assert.Equal(200, (await host.SendAsync(Get("/api/", "X-Forwarded-For: 192.0.2.2"))).Status);
        // One household.
        Assert.Equal(200, (await host.SendAsync(Get("/api/", "X-Forwarded-For: 2001:db8:1:2::1"))).Status);
        Assert.Equal(429, (await host.SendAsync(Get("/api/", "X-Forwarded-For: 2001:db8:1:2:ffff::1"))).Status);
        Assert.Equal(200, (await host.SendAsync(Get("/api/", "X-Forwarded-For: 2001:db8:1:3::1"))).Status);
    }

    [Fact]
    public async Task Addresses_ThatSomebodySays_AreNotBelieved()
    {
        await using var host = await GuardedHost.StartAsync("ReadsPerAddress=1", "KnownProxies:0=10.0.0.7");
        Assert.Equal(200, (await host.SendAsync(Get("/api/", "X-Forwarded-For: 192.0.2.1"))).Status);
        Assert.Equal(429, (await host.SendAsync(Get("/api/", "X-Forwarded-For: 192.0.2.2"))).Status);
    }

    private static HttpRequestMessage Get(string url, params string[] headers)
    {
        var request = GuardedHost.Post(url, "", headers: headers);
        (request.Method, request.Content) = (HttpMethod.Get, null);
        return request;
    }
}
