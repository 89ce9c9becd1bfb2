using LiveScore.Domain;
using LiveScore.Feeds.Scorestrip;
using LiveScore.Feeds.Tests.Scorestrip;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Http;

/// <summary>A season that is asked for while the provider is dead.</summary>
public sealed class CircuitTests
{
    private static readonly IReadOnlyList<SeasonWeekKey> s_season = SeasonWeekKey.WeeksOf(2015);

    private readonly ManualClock _machine = new(Environment.MachineTime);

    [Fact]
    public async Task Season_OfADeadFeed_IsAskedForOnceUntilTheBreakIsOver()
    {
        await using var server = await StartAsync("retired");
        var feed = FeedAt(server.Url);

        Assert.All(await AskAsync(feed), answer => Assert.IsType<FeedAnswer.Failed>(answer));
        Assert.InRange(await CountAsync(server), 8, s_season.Count);

        await server.ResetStatsAsync();
        _machine.Now += TimeSpan.FromSeconds(1);
        var refused = await AskAsync(feed);

        Assert.All(refused, answer => Assert.StartsWith("the feed's circuit is open: answered 302", Document.Failed(answer), StringComparison.Ordinal));
        Assert.All(refused, answer => Assert.Equal(TimeSpan.FromSeconds(4), ((FeedAnswer.Failed)answer).RetryAfter));
        Assert.Equal(0, await CountAsync(server));
    }

    [Fact]
    public async Task Season_OfAFeedThatStaysDead_IsTriedOnceAfterBreaksThatGrowToAMinute()
    {
        await using var server = await StartAsync("retired");
        var feed = FeedAt(server.Url);
        await AskAsync(feed);
        await server.ResetStatsAsync();
        var breaks = new List<double>();

        for (var attempts = 0; attempts < 6; attempts++)
        {
            breaks.Add(((FeedAnswer.Failed)await feed.AskAsync()).RetryAfter!.Value.TotalSeconds);
            Assert.Equal(attempts, await CountAsync(server));
            _machine.Now += TimeSpan.FromSeconds(breaks[^1]);
            await AskAsync(feed);
            Assert.Equal(attempts + 1, await CountAsync(server));
        }

        Assert.Equal([5, 10, 20, 40, 60, 60], breaks);
    }

    [Fact]
    public async Task Season_OfAFeedThatIsBack_IsReportedOneAttemptAfterTheBreak()
    {
        await using var server = await StartAsync("retired");
        var feed = FeedAt(server.Url);
        await AskAsync(feed);
        await server.SetFaultAsync("none");
        Document.Failed(await feed.AskAsync());

        _machine.Now += TimeSpan.FromSeconds(5);
        Document.Reported(await feed.AskAsync());

        Assert.All(await AskAsync(feed), answer => Document.Reported(answer));
    }

    [Fact]
    public async Task Week_AskedForWhileAnotherTries_IsNotToldToWaitForTheNextBreak()
    {
        await using var server = await StartAsync("retired");
        var feed = FeedAt(server.Url);
        await AskAsync(feed);
        await server.SetFaultAsync("slow");
        _machine.Now += TimeSpan.FromSeconds(5);
        var attempt = feed.AskAsync(s_season[0]);
        await server.UntilAskedAsync();

        var refused = Assert.IsType<FeedAnswer.Failed>(await feed.AskAsync(s_season[1]));

        Assert.StartsWith("the feed's circuit is open", refused.Reason, StringComparison.Ordinal);
        Assert.Null(refused.RetryAfter);
        Document.Reported(await attempt);
        await server.SetFaultAsync("none");
        Document.Reported(await feed.AskAsync(s_season[1]));
    }

    [Fact]
    public async Task Week_ThatGivesUpTrying_ProvesNothing()
    {
        await using var server = await StartAsync("retired");
        var feed = FeedAt(server.Url);
        await AskAsync(feed);
        await server.SetFaultAsync("slow");
        _machine.Now += TimeSpan.FromSeconds(5);
        using var caller = new CancellationTokenSource();
        var attempt = feed.AskAsync(s_season[0], isLive: false, caller.Token);
        await server.UntilAskedAsync();

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => attempt);
        Assert.Equal(
            new FeedAnswer.Failed("the feed's circuit is open: the attempt was given up", TimeSpan.FromSeconds(10)),
            await feed.AskAsync(s_season[1]));
    }

    [Fact]
    public async Task Options_SetWhenAndForHowLong()
    {
        await using var server = await StartAsync("retired");
        var feed = Feed.At(server.Url, machine: _machine, alter: options =>
            (options.CircuitMinimumThroughput, options.CircuitFirstBreak, options.CircuitLastBreak) = (3, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)));
        foreach (var week in s_season.Take(3))
        {
            Assert.StartsWith("answered 302", Document.Failed(await feed.AskAsync(week)), StringComparison.Ordinal);
        }

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<FeedAnswer.Failed>(await feed.AskAsync(s_season[3])).RetryAfter);
    }

    [Fact]
    public async Task Log_TellsWhenTheFeedIsLeftAloneAndWhenItIsBack()
    {
        await using var server = await StartAsync("retired");
        var log = new RecordingLogger();
        var feed = new ScorestripFeed(Environment.Of(Feed.OptionsOf(server.Url), new ManualClock(Feed.LeagueTime), _machine, logger: log));
        await AskAsync(feed);
        await server.SetFaultAsync("none");
        _machine.Now += TimeSpan.FromSeconds(5);
        await AskAsync(feed);

        Assert.Equal(
            [
                $"Warning {server.Url}ajax/scorestrip fails for all weeks; nobody asks it for 00:00:05: answered 302 Found and points to /",
                $"Information {server.Url}ajax/scorestrip answers again",
            ],
            log.Lines);
    }

    private static Task<FeedServer> StartAsync(string fault) => FeedServer.StartAsync(
        "--season", "season-2015.csv", "--start", "2016-03-01T00:00:00Z", "--speed", "0", "--fault", fault, "--drip", "1");

    private static Task<FeedAnswer[]> AskAsync(ScorestripFeed feed) => Task.WhenAll(s_season.Select(week => feed.AskAsync(week)));

    private static async Task<int> CountAsync(FeedServer server)
    {
        using var stats = await server.GetStatsAsync();
        return stats.RootElement.GetProperty("feed").GetInt32();
    }

    private ScorestripFeed FeedAt(Uri url) => Feed.At(url, machine: _machine);
}
