using LiveScore.Feeds.Tests.Scorestrip;
using Xunit;

namespace LiveScore.Feeds.Tests.Http;

/// <summary>A provider that says when to come back. The machine's clock stands at <see cref="Environment.MachineTime"/>.</summary>
public sealed class RetryAfterTests
{
    [Theory]
    [InlineData("429 Too Many Requests\nRetry-After: 120", 120)]
    [InlineData("503 Service Unavailable\nRetry-After: 5", 5)]
    [InlineData("503 Service Unavailable\nRetry-After: 86400", 600)]
    [InlineData("503 Service Unavailable\nRetry-After: Sun, 04 Oct 2026 12:01:30 GMT", 90)]
    [InlineData("503 Service Unavailable\nRetry-After: Sun, 04 Oct 2026 13:00:00 GMT", 600)]
    [InlineData("503 Service Unavailable\nDate: Fri, 02 Oct 2026 00:00:00 GMT\nRetry-After: Fri, 02 Oct 2026 00:00:20 GMT", 20)]
    [InlineData("503 Service Unavailable\nDate: soon\nRetry-After: Sun, 04 Oct 2026 12:01:30 GMT", 90)]
    [InlineData("503 Service Unavailable", null)]
    [InlineData("503 Service Unavailable\nRetry-After: ", null)]
    [InlineData("503 Service Unavailable\nRetry-After: 0", null)]
    [InlineData("503 Service Unavailable\nRetry-After: -5", null)]
    [InlineData("503 Service Unavailable\nRetry-After: 1.5", null)]
    [InlineData("503 Service Unavailable\nRetry-After: soon", null)]
    [InlineData("503 Service Unavailable\nRetry-After: 99999999999999999999", null)]
    [InlineData("503 Service Unavailable\nRetry-After: 5\nRetry-After: 6", 5)]
    [InlineData("503 Service Unavailable\nRetry-After: Sun, 04 Oct 2026 11:59:00 GMT", null)]
    [InlineData("503 Service Unavailable\nDate: Sun, 04 Oct 2026 12:05:00 GMT\nRetry-After: Sun, 04 Oct 2026 12:01:00 GMT", null)]
    [InlineData("500 Internal Server Error\nRetry-After: 5", null)]
    [InlineData("404 Not Found\nRetry-After: 5", null)]
    public async Task Answer_ThatSaysWhenToComeBack_IsFailedWithThat(string head, int? seconds)
    {
        await using var server = new ScriptedServer(_ => $"HTTP/1.1 {head}\n\n");

        var failed = Assert.IsType<FeedAnswer.Failed>(await Feed.At(server.Url).AskAsync());

        Assert.StartsWith($"answered {head[..3]} ", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(seconds, failed.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task Answer_WithALongWait_IsCutToTheOption()
    {
        await using var server = new ScriptedServer(_ => "HTTP/1.1 429 Too Many Requests\nRetry-After: 120\n\n");
        var feed = Feed.At(server.Url, alter: options => options.MostRetryAfter = TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<FeedAnswer.Failed>(await feed.AskAsync()).RetryAfter);
    }
}
