using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.WebSockets;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

/// <summary>Every stream answers HEAD with its headers alone, and OPTIONS with what it takes.</summary>
public sealed class MethodTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData("{0}/stream")]
    [InlineData("/api/livescore")]
    [InlineData("/api/stream?topic={1}")]
    public async Task Head_OfAStream_HasItsHeadersAndTakesNoPlace(string form)
    {
        using var response = await AskAsync(HttpMethod.Head, form);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        Assert.True(response.Headers.CacheControl is { NoCache: true, NoTransform: true });
        Assert.Equal("no", Assert.Single(response.Headers.GetValues("X-Accel-Buffering")));
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, _host.Viewers.Taken);
    }

    [Theory]
    [InlineData("{0}/stream")]
    [InlineData("/api/livescore")]
    [InlineData("/api/stream?topic={1}")]
    [InlineData("/api/stream")]
    [InlineData("/ws")]
    public async Task Options_OfAStream_SaysWhatItTakes(string form)
    {
        using var response = await AskAsync(HttpMethod.Options, form);
        Assert.Equal(204, (int)response.StatusCode);
        Assert.All(["GET", "OPTIONS"], method => Assert.Contains(method, response.Content.Headers.Allow));
    }

    [Theory]
    [InlineData("{0}/stream")]
    [InlineData("/api/livescore")]
    [InlineData("/api/stream?topic={1}")]
    [InlineData("/ws")]
    public async Task Post_ToAStream_IsNotAllowed(string form)
    {
        using var response = await AskAsync(HttpMethod.Post, form);
        Assert.Equal(405, (int)response.StatusCode);
        Assert.All(["GET", "OPTIONS"], method => Assert.Contains(method, response.Content.Headers.Allow));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Head_OfTheSocket_SaysThatItNeedsAnUpgrade()
    {
        using var response = await AskAsync(HttpMethod.Head, "/ws");
        Assert.Equal(426, (int)response.StatusCode);
        Assert.Equal("13", Assert.Single(response.Headers.GetValues("Sec-WebSocket-Version")));
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string form)
    {
        var week = _host.League.NewWeek();
        var url = form.Replace("{0}", week.Path, StringComparison.Ordinal).Replace("{1}", week.Topic(), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(method, url);
        return await _host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
