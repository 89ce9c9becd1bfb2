using System.Net;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

public sealed class AcceptTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData(null, true)]
    [InlineData("text/event-stream", true)]
    [InlineData("TEXT/Event-Stream", true)]
    [InlineData("*/*", true)]
    [InlineData("text/*", true)]
    [InlineData("text/event-stream; charset=utf-8", true)]
    [InlineData("text/html, text/event-stream;q=0.1", true)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("application/json", false)]
    [InlineData("text/html", false)]
    [InlineData("text/event-stream;q=0", false)]
    [InlineData("text/event-stream;q=0, */*", false)]
    [InlineData("text/*;q=0, */*", false)]
    [InlineData("*/*;q=0", false)]
    [InlineData("*/*;q=0, text/event-stream", true)]
    [InlineData("(garbage", true)]
    public async Task Stream_AskedForWithAccept_IsServedOnlyWhereAllowed(string? accept, bool isAllowed)
    {
        var week = _host.League.NewWeek();
        using var current = await GetAsync("/api/livescore", accept);
        using var stream = await GetAsync(week.Stream, accept);
        if (isAllowed)
        {
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (current.StatusCode, stream.StatusCode));
            return;
        }

        Assert.Equal((HttpStatusCode.Found, "/api/"), (current.StatusCode, current.Headers.Location?.ToString()));
        Assert.Equal((HttpStatusCode.NotAcceptable, "application/problem+json"), (stream.StatusCode, stream.Content.Headers.ContentType?.MediaType));
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await _host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
