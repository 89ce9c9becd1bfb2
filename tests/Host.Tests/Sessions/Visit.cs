using System.Text.Json.Nodes;

namespace LiveScore.Host.Tests.Sessions;

/// <summary>What came of asking who one is.</summary>
/// <param name="User">The name.</param>
/// <param name="SetCookie">The cookie that was set, whole; null when none was.</param>
internal sealed record Visit(string User, string? SetCookie)
{
    /// <summary>What a browser sends back.</summary>
    public string Cookie => SetCookie!.Split(';')[0];

    public string Value => Cookie["livescore=".Length..];

    /// <param name="host">Where.</param>
    /// <param name="headers">Such as <c>Cookie: livescore=x</c>.</param>
    public static async Task<Visit> AskAsync(LiveScoreHost host, params string[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        foreach (var header in headers)
        {
            var (name, value) = (header.Split(": ")[0], header[(header.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, body);
        Assert.True(response.Headers.CacheControl?.NoStore);
        return new((string)JsonNode.Parse(body)!["user"]!, response.Headers.TryGetValues("Set-Cookie", out var set) ? Assert.Single(set) : null);
    }
}
