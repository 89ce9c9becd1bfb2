using System.Globalization;
using LiveScore.Domain;
using LiveScore.Feeds.Tests.Http;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>
/// Conditional requests to the replay of shared/feeds as a Sunday goes on. Its servers are well (<c>etag</c>; the live file
/// always is) or say 304 to every conditional request (<c>etag304</c>), always or now and then.
/// </summary>
public sealed class ScorestripNotModifiedTests
{
    private static readonly DateTimeOffset s_start = new(2015, 11, 29, 18, 20, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("none", 1, true)]
    [InlineData("etag", 1, true)]
    [InlineData("etag", 0.3, true)]
    [InlineData("etag", 1, false)]
    public async Task Poll_OfAServerThatIsWell_IsNeverBehindAndIsMostlySpared(string fault, double rate, bool isLive)
    {
        await using var server = await StartAsync(fault, rate);

        var lags = await PollAsync(server, isLive, changesEvery: 9, TimeSpan.FromMinutes(3));

        Assert.All(lags, lag => Assert.Equal(0, lag));
        using var stats = await server.GetStatsAsync();
        // Of nine polls one has news, and of seven without one asks for the whole.
        Assert.InRange(stats.RootElement.GetProperty("not_modified").GetInt32(), 65, 90);
    }

    [Theory]
    [InlineData(1, true, 1)]
    [InlineData(0.3, true, 4)]
    [InlineData(1, true, 30)]
    [InlineData(1, false, 4)]
    [InlineData(0.3, false, 4)]
    public async Task Poll_OfAnOverKeenCache_IsAtMostSixBehind(double rate, bool isLive, int changesEvery)
    {
        await using var server = await StartAsync("etag304", rate);

        var lags = await PollAsync(server, isLive, changesEvery, TimeSpan.FromMinutes(3));

        Assert.InRange(lags.Max(), 0, 6);
        Assert.InRange(lags.Count(lag => lag > 0), 0, 30);
    }

    // How many polls each report was behind what the server would have said to a stranger.
    private static async Task<List<int>> PollAsync(FeedServer server, bool isLive, int changesEvery, TimeSpan step)
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        var path = isLive ? "liveupdate/scorestrip/ss.xml" : "ajax/scorestrip?season=2015&seasonType=REG&week=12";
        var clock = new ManualClock(s_start);
        var feed = Feed.At(server.Url, clock: clock);
        var lags = new List<int>();
        WeekReport? truth = null;
        for (var poll = 0; poll < 100; poll++)
        {
            if (poll % changesEvery == 0)
            {
                await server.SetClockAsync(s_start + (step * (poll / changesEvery)));
                truth = Document.Reported(Document.Read(await http.GetByteArrayAsync(path, TestContext.Current.CancellationToken)));
            }

            clock.Now += TimeSpan.FromSeconds(5);
            var report = Document.Reported(await feed.AskAsync(isLive: isLive));
            Assert.Equal(clock.GetUtcNow(), report.At);
            lags.Add(report.Games.SequenceEqual(truth!.Games) ? 0 : lags.LastOrDefault() + 1);
        }

        return lags;
    }

    private static Task<FeedServer> StartAsync(string fault, double rate) => FeedServer.StartAsync(
        "--timeline", "replay-2015-reg-12.jsonl", "--start", s_start.ToString("O", CultureInfo.InvariantCulture), "--speed", "0",
        "--fault", fault, "--fault-rate", rate.ToString(CultureInfo.InvariantCulture));
}
