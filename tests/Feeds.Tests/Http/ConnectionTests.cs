using LiveScore.Feeds.Tests.Scorestrip;
using Xunit;

namespace LiveScore.Feeds.Tests.Http;

public sealed class ConnectionTests
{
    private static readonly string s_week = Document.OfWeek12(Document.Game());

    [Fact]
    public async Task Polls_OneAfterTheOther_UseOneConnection()
    {
        var times = 0;
        await using var server = new ScriptedServer(request => (++times % 5, ScriptedServer.IsConditional(request)) switch
        {
            (0, _) => "HTTP/1.1 503 Service Unavailable\n\n<html>We are sorry</html>",
            (1, _) => "HTTP/1.1 200 OK\n\nneither one nor the other",
            (_, true) => "HTTP/1.1 304 Not Modified",
            _ => $"HTTP/1.1 200 OK\nETag: \"1\"\n\n{s_week}",
        });
        var feed = Feed.At(server.Url);

        for (var polls = 0; polls < 50; polls++)
        {
            await feed.AskAsync();
        }

        Assert.Equal(50, server.Requests.Count);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Feeds_AtOneProvider_ShareConnections()
    {
        await using var server = new ScriptedServer(_ => $"HTTP/1.1 200 OK\n\n{s_week}");

        Document.Reported(await Feed.At(server.Url).AskAsync());
        Document.Reported(await Feed.At(server.Url).AskAsync(isLive: true));

        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Head_Of64KB_IsFailed(int lines)
    {
        var garbage = string.Concat(Enumerable.Range(0, lines).Select(line => $"X-{line}: {new string('x', 65536 / lines)}\n"));
        await using var server = new ScriptedServer(_ => $"HTTP/1.1 200 OK\n{garbage}\n{s_week}");
        var feed = Feed.At(server.Url);

        Assert.StartsWith("the request failed", Document.Failed(await feed.AskAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LiveScore/1.0 (+https://livescore.example)")]
    [InlineData("ScoreBoard/2.1 (+mailto:me@example.test) extra/1")]
    public async Task Request_SaysWhoAsks(string agent)
    {
        await using var server = new ScriptedServer(_ => $"HTTP/1.1 200 OK\n\n{s_week}");

        Document.Reported(await Feed.At(server.Url, alter: options => options.UserAgent = agent).AskAsync());

        Assert.Contains($"\r\nUser-Agent: {agent}\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
    }
}
