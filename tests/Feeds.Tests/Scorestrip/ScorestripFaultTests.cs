using LiveScore.Domain;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>Real requests to the replay of shared/feeds while it misbehaves: its fault modes stand in its docstring.</summary>
public sealed class ScorestripFaultTests
{
    [Theory]
    [InlineData("500s", "answered 50")]
    [InlineData("truncated", "the answer broke off")]
    [InlineData("retired", "answered 302 Found and points to /")]
    public async Task Ask_OfAFeedWithAFault_IsFailedInWords(string fault, string reason)
    {
        await using var server = await StartAsync("--fault", fault);
        var machine = new ManualClock(Http.Environment.MachineTime);
        var feed = Feed.At(server.Url, machine: machine);

        for (var times = 0; times < 3; times++)
        {
            Assert.StartsWith(reason, Document.Failed(await feed.AskAsync()), StringComparison.Ordinal);
            // Its 503 asks for 5 s.
            machine.Now += TimeSpan.FromSeconds(5);
        }
    }

    [Theory]
    [InlineData("dup", 17)]
    [InlineData("etag", 16)]
    [InlineData("etag304", 16)]
    [InlineData("stale", 16)]
    [InlineData("flap", 16)]
    [InlineData("zeros", 16)]
    [InlineData("earlyfinal", 16)]
    public async Task Ask_OfAFeedThatIsMerelyWrong_IsReported(string fault, int games)
    {
        // Only the rules of the week can tell that these answers are wrong.
        await using var server = await StartAsync("--fault", fault);
        var feed = Feed.At(server.Url);

        for (var times = 0; times < 2; times++)
        {
            Assert.Equal(games, Document.Reported(await feed.AskAsync()).Games.Length);
        }
    }

    [Fact]
    public async Task Ask_OfAFeedWithMalformedAnswers_IsFailedForEach()
    {
        await using var server = await StartAsync("--fault", "malformed");
        var feed = Feed.At(server.Url);
        var reasons = new List<string>();

        for (var times = 0; times < 6; times++)
        {
            reasons.Add(Document.Failed(await feed.AskAsync()));
        }

        string[] kinds = ["an HTML page", "not XML", "not XML", "an empty answer", "'error' in place of scores", "no game that can be read"];
        Assert.All(kinds, kind => Assert.Contains(reasons, reason => reason.StartsWith(kind, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Ask_OfASilentFeed_IsFailedWhenTheTimeIsUp()
    {
        await using var server = await StartAsync("--fault", "timeout", "--hang", "60");

        Assert.Equal("no whole answer within 1 s", Document.Failed(await Feed.At(server.Url, timeoutSeconds: 1).AskAsync()));
    }

    [Fact]
    public async Task Ask_OfAFeedThatHangsUp_IsFailed()
    {
        await using var server = await StartAsync("--fault", "timeout", "--hang", "0.1");

        Assert.StartsWith("the request failed", Document.Failed(await Feed.At(server.Url).AskAsync()), StringComparison.Ordinal);

        // HttpClient would have tried three times more.
        using var stats = await server.GetStatsAsync();
        Assert.Equal(1, stats.RootElement.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Ask_OfASlowFeed_IsReportedIfTheLastByteComesInTime()
    {
        await using var server = await StartAsync("--fault", "slow", "--drip", "1");

        Assert.Equal(16, Document.Reported(await Feed.At(server.Url).AskAsync()).Games.Length);
    }

    [Fact]
    public async Task Ask_OfATooSlowFeed_IsFailedWhenTheTimeIsUp()
    {
        await using var server = await StartAsync("--fault", "slow", "--drip", "60");

        Assert.Equal("no whole answer within 1 s", Document.Failed(await Feed.At(server.Url, timeoutSeconds: 1).AskAsync()));
    }

    [Fact]
    public async Task Ask_AfterAFault_IsReportedAgain()
    {
        await using var server = await StartAsync("--fault", "retired");
        var feed = Feed.At(server.Url);
        Document.Failed(await feed.AskAsync());

        await server.SetFaultAsync("none");

        Assert.Equal(16, Document.Reported(await feed.AskAsync()).Games.Length);
    }

    [Fact]
    public async Task Ask_CancelledByTheCaller_Throws()
    {
        await using var server = await StartAsync("--fault", "timeout", "--hang", "60");
        using var caller = new CancellationTokenSource();
        var answer = Feed.At(server.Url).AskAsync(Document.Week12, isLive: false, caller.Token);
        await server.UntilAskedAsync();

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task Ask_OfNobody_IsFailed()
    {
        var server = await StartAsync();
        var url = server.Url;
        await server.DisposeAsync();

        Assert.StartsWith("the request failed", Document.Failed(await Feed.At(url).AskAsync()), StringComparison.Ordinal);
    }

    private static Task<FeedServer> StartAsync(params string[] args) => FeedServer.StartAsync(
        ["--timeline", "replay-2015-reg-12.jsonl", "--start", "2015-11-29T19:30:00Z", "--speed", "0", .. args]);
}
