using LiveScore.Domain;
using LiveScore.Feeds.Scorestrip;
using LiveScore.Feeds.Tests.Scorestrip;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Http;

/// <summary>Weeks that a circuit must not cut off.</summary>
public sealed class CircuitWeekTests
{
    private static readonly IReadOnlyList<SeasonWeekKey> s_season = SeasonWeekKey.WeeksOf(2015);

    private readonly ManualClock _machine = new(Environment.MachineTime);

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task Week_Alone_IsNeverHeldUp(double waitsAreReal)
    {
        // By a league's clock that runs a thousand times as fast its waits take no time at all.
        await using var server = await StartAsync("retired");
        var feed = FeedAt(server.Url);
        var wait = TimeSpan.FromSeconds(1);

        for (var failures = 1; failures <= 30; failures++)
        {
            Assert.StartsWith("answered 302", Document.Failed(await feed.AskAsync()), StringComparison.Ordinal);
            Assert.Equal(failures, await CountAsync(server));
            _machine.Now += wait * waitsAreReal;
            wait = wait < TimeSpan.FromSeconds(32) ? wait * 2 : TimeSpan.FromSeconds(60);
        }
    }

    [Fact]
    public async Task Weeks_ThatFailBesideOneThatIsWell_DoNotCutItOff()
    {
        await using var server = new ScriptedServer(request => request.Contains("week=12 ", StringComparison.Ordinal)
            ? $"HTTP/1.1 200 OK\n\n{Document.OfWeek12(Document.Game())}"
            : "HTTP/1.1 500 Internal Server Error\n\n");
        var feed = FeedAt(server.Url);

        Document.Reported(await feed.AskAsync());
        for (var second = 0; second < 60; second++)
        {
            if (second % 5 == 3)
            {
                Document.Reported(await feed.AskAsync());
            }

            await Task.WhenAll(s_season.Where(week => week != Document.Week12).Select(week => feed.AskAsync(week)));
            _machine.Now += TimeSpan.FromSeconds(1);
        }
    }

    [Fact]
    public async Task Weeks_OfWhichTheFeedTellsOthers_DoNotOpenTheCircuit()
    {
        await using var server = new ScriptedServer(_ => $"HTTP/1.1 200 OK\n\n{Document.Of(SeasonWeekKey.Parse("2014/reg/12"))}");
        var feed = FeedAt(server.Url);

        for (var times = 0; times < 3; times++)
        {
            Assert.All(await AskAsync(feed), answer => Assert.True(Assert.IsType<FeedAnswer.Failed>(answer).OfAnotherWeek));
        }
    }

    [Fact]
    public async Task LiveFile_IsWellWhileTheArchiveIsDead_IsReported()
    {
        await using var server = new ScriptedServer(request => request.StartsWith("GET /live", StringComparison.Ordinal)
            ? $"HTTP/1.1 200 OK\n\n{Document.OfWeek12(Document.Game())}"
            : "HTTP/1.1 500 Internal Server Error\n\n");
        var feed = FeedAt(server.Url);
        await AskAsync(feed);

        Assert.StartsWith("the feed's circuit is open", Document.Failed(await feed.AskAsync()), StringComparison.Ordinal);
        Document.Reported(await feed.AskAsync(isLive: true));
    }

    [Fact]
    public async Task Weeks_ThatFailOnceAndAreAnsweredThen_DoNotOpenTheCircuit()
    {
        var asked = new HashSet<string>();
        await using var server = new ScriptedServer(request => asked.Add(request.Split(' ')[1])
            ? "HTTP/1.1 500 Internal Server Error\n\n"
            : "HTTP/1.1 200 OK\n\n<ss/>");
        var feed = FeedAt(server.Url);

        foreach (var week in s_season.Take(12))
        {
            Assert.StartsWith("answered 500", Document.Failed(await feed.AskAsync(week)), StringComparison.Ordinal);
            Assert.IsType<FeedAnswer.NoSuchWeek>(await feed.AskAsync(week));
        }
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task Week_AnsweredAfterTheCircuitOpened_IsReportedAndClosesItOnceTheBreakIsOver(int seconds, bool isOpen)
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var isHeld = false;
        await using var server = new ScriptedServer(
            request => isHeld && request.Contains("week=12 ", StringComparison.Ordinal)
                ? $"HTTP/1.1 200 OK\n\n{Document.OfWeek12(Document.Game())}"
                : "HTTP/1.1 500 Internal Server Error\n\n",
            request =>
            {
                if (!isHeld || !request.Contains("week=12 ", StringComparison.Ordinal))
                {
                    return Task.CompletedTask;
                }

                asked.SetResult();
                return answer.Task;
            });
        var feed = FeedAt(server.Url);
        Document.Failed(await feed.AskAsync());
        isHeld = true;
        var late = feed.AskAsync();
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(s_season.Where(week => week != Document.Week12).Select(week => feed.AskAsync(week)));

        _machine.Now += TimeSpan.FromSeconds(seconds);
        answer.SetResult();

        Document.Reported(await late);
        foreach (var week in s_season.Take(2))
        {
            Assert.Equal(isOpen, Document.Failed(await feed.AskAsync(week)).StartsWith("the feed's circuit is open", StringComparison.Ordinal));
        }
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
