using System.Net;
using System.Text.Json.Nodes;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

public sealed class ProblemTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData("/api/season/abc", 400, "malformed-season")]
    [InlineData("/api/season/15", 400, "malformed-season")]
    [InlineData("/api/season/1999", 404, "unknown-season")]
    [InlineData("/api/season/abc/12", 400, "malformed-season")]
    [InlineData("/api/season/abc/standings", 400, "malformed-season")]
    [InlineData("/api/season/02015/standings", 400, "malformed-season")]
    [InlineData("/api/season/2008/standings", 404, "unknown-season")]
    [InlineData("/api/season/2100/standings", 404, "unknown-season")]
    [InlineData("/api/season/2061/standings", 404, "unknown-season")]
    [InlineData("/api/season/2061/standings/stream", 400, "malformed-week")]
    [InlineData("/api/season/2100", 404, "unknown-season")]
    [InlineData("/api/season/2015/week12", 400, "malformed-week")]
    [InlineData("/api/season/2015/012", 400, "malformed-week")]
    [InlineData("/api/season/2015/%00", 400, null)]
    [InlineData("/api/season/2015/99", 404, "unknown-week")]
    [InlineData("/api/season/2015/18", 404, "unknown-week")]
    [InlineData("/api/season/2060/12", 404, "unknown-week")]
    [InlineData("/api/season/2060/12/stream", 404, "unknown-week")]
    [InlineData("/api/season/2015/99/stream", 404, "unknown-week")]
    [InlineData("/api/season/2015/x/stream", 400, "malformed-week")]
    [InlineData("/api/season/2015/12?team=XYZ", 400, "unknown-team")]
    [InlineData("/api/season/2015/12/stream?team=XYZ", 400, "unknown-team")]
    [InlineData("/api/season/2015/12/stream?mode=half", 400, "malformed-mode")]
    [InlineData("/api/livescore?mode=half", 400, "malformed-mode")]
    [InlineData("/api/livescore?team=%3Cscript%3E", 400, "unknown-team")]
    [InlineData("/api/nothing", 404, "not-found")]
    [InlineData("/api/season/2015/12/stream/more", 404, "not-found")]
    [InlineData("/nothing", 404, "not-found")]
    [InlineData("/api/test/broken", 500, "unexpected")]
    public async Task Request_ThatCannotBeServed_GetsAProblemThatSaysWhatToDo(string path, int status, string? type)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(status, (int)response.StatusCode);
        if (type is null)
        {
            return;
        }

        var problem = await ProblemAsync(response);
        Assert.Equal(($"/problems/{type}", status), ((string?)problem["type"], (int)problem["status"]!));
        Assert.False(string.IsNullOrEmpty((string?)problem["title"]));
        Assert.False(string.IsNullOrEmpty((string?)problem["detail"]));
        Assert.DoesNotContain("secret", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/api/livescore")]
    [InlineData("DELETE", "/api/season/2015/12")]
    [InlineData("PUT", "/api/season/2015/12/stream")]
    [InlineData("POST", "/api/season/2015/standings")]
    [InlineData("POST", "/api/")]
    [InlineData("POST", "/")]
    public async Task Request_WithAMethodThatARouteDoesNotTake_IsToldWhichItTakes(string method, string path)
    {
        using var response = await SendAsync(new(method), path);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Superset(new HashSet<string> { "GET", "HEAD" }, response.Content.Headers.Allow.ToHashSet());
        Assert.Equal("/problems/method-not-allowed", (string?)(await ProblemAsync(response))["type"]);
    }

    [Theory]
    [InlineData("/api/livescore")]
    [InlineData("/api/season/2015/12")]
    [InlineData("/api/season/2015/12/stream")]
    [InlineData("/api/season/2015/standings")]
    [InlineData("/api/")]
    public async Task Options_OfARoute_SayWhatItTakes(string path)
    {
        using var response = await SendAsync(HttpMethod.Options, path);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("/api/livescore", "text/event-stream")]
    [InlineData("{0}/stream", "text/event-stream")]
    [InlineData("{0}", "application/json")]
    [InlineData("{0}/../standings", "application/json")]
    [InlineData("/api/", "application/json")]
    [InlineData("/", "text/html")]
    public async Task Head_OfARoute_HasTheHeadersAndNoBody(string form, string type)
    {
        var path = form.Replace("{0}", _host.League.NewWeek().Path, StringComparison.Ordinal);
        using var response = await SendAsync(HttpMethod.Head, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Grain_ThatDoesNotAnswer_Is503ForJsonAndAWaitingStream()
    {
        var week = _host.League.NewWeek();
        week.IsDown = true;
        using var response = await SendAsync(HttpMethod.Get, week.Path);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "/problems/unavailable"), (response.StatusCode, (string?)(await ProblemAsync(response))["type"]));
        Assert.NotNull(response.Headers.RetryAfter);

        using var viewer = await SseReader.OpenAsync(_host, week.Stream);
        week.IsDown = false;
        Assert.Equal("snapshot", (await viewer.NextAsync()).Name);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        return await _host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonNode> ProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
