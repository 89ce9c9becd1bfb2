using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>A page of a foreign site gets no socket: browsers send cookies with the request, and ask no leave before.</summary>
public sealed class OriginTests(OriginTests.Listed fixture) : IClassFixture<OriginTests.Listed>
{
    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData("http://{0}")]
    // A proxy that ends TLS turns https into http.
    [InlineData("https://{0}")]
    [InlineData("https://scores.example")]
    [InlineData("http://localhost:3000")]
    public async Task Page_OfThisSiteOrAListedOne_IsUpgraded(string origin)
    {
        using var socket = await RawWebSocket.OpenAsync(_host, null, $"Origin: {Here(origin)}");
        await socket.AssertOpenAsync();
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://{0}.evil.example")]
    [InlineData("http://{0}@evil.example")]
    [InlineData("http://{0}, http://evil.example")]
    [InlineData("http://scores.example")]
    [InlineData("https://scores.example:8443")]
    [InlineData("https://scores.example.evil.example")]
    [InlineData("https://other.scores.example")]
    [InlineData("null")]
    [InlineData("*")]
    [InlineData("x")]
    public async Task Page_OfAnotherSite_IsRefused(string origin)
    {
        using var raw = await RawConnection.OpenAsync(_host);
        await raw.SendAsync(RawWebSocket.Request(_host, $"Origin: {Here(origin)}"));
        var text = await raw.ReadUntilAsync("/problems/forbidden-origin");
        Assert.StartsWith("HTTP/1.1 403 Forbidden\r\n", text, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", text, StringComparison.Ordinal);
        await GatewayHost.UntilAsync(() => _host.Viewers.Taken == 0);
    }

    [Fact]
    public async Task Page_OfAnySiteWhereAllAreListed_IsUpgraded()
    {
        await using var host = await GatewayHost.StartAsync("AllowedOrigins:0=*", "DrainWindow=00:00:00");
        using var socket = await RawWebSocket.OpenAsync(host, null, "Origin: https://anybody.example");
        await socket.AssertOpenAsync();
    }

    private string Here(string origin) => origin.Replace("{0}", _host.Url.Authority, StringComparison.Ordinal);

    public sealed class Listed : GatewayFixture
    {
        protected override string[] Settings =>
            [.. base.Settings, "AllowedOrigins:0=https://scores.example", "AllowedOrigins:1=http://localhost:3000"];
    }
}
