using LiveScore.Domain;
using LiveScore.Feeds.Tests.Scorestrip;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Http;

/// <summary>A provider that has said when to come back, and others who ask it meanwhile.</summary>
public sealed class FeedRestTests
{
    private const string TwoMinutes = "HTTP/1.1 429 Too Many Requests\nRetry-After: 120\n\n";

    private static readonly string s_good = $"HTTP/1.1 200 OK\n\n{Document.OfWeek12(Document.Game())}";

    private static readonly SeasonWeekKey s_other = SeasonWeekKey.Parse("2015/reg/3"), s_third = SeasonWeekKey.Parse("2015/post/1");

    private readonly ManualClock _machine = new(Environment.MachineTime);

    [Fact]
    public async Task Path_ThatIsToBeLeftAlone_IsAskedByNobodyUntilThen()
    {
        await using var server = new ScriptedServer(_ => TwoMinutes);
        var feed = Feed.At(server.Url, machine: _machine);
        Assert.Equal(Told("answered 429 TooManyRequests", 120), await feed.AskAsync());

        _machine.Now += TimeSpan.FromSeconds(20);
        Assert.Equal(LeftAlone(100), await feed.AskAsync(s_other));
        Assert.Equal(LeftAlone(100), await feed.AskAsync());
        _machine.Now += TimeSpan.FromSeconds(99);
        Assert.Equal(LeftAlone(1), await feed.AskAsync(s_third));
        Assert.Single(server.Requests);

        _machine.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(Told("answered 429 TooManyRequests", 120), await feed.AskAsync(s_other));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Path_ThatIsBack_IsAskedByAll()
    {
        var answers = new Queue<string>([TwoMinutes, s_good, s_good]);
        await using var server = new ScriptedServer(_ => answers.Dequeue());
        var feed = Feed.At(server.Url, machine: _machine);
        Document.Failed(await feed.AskAsync());

        _machine.Now += TimeSpan.FromSeconds(120);

        Document.Reported(await feed.AskAsync());
        Document.Reported(await feed.AskAsync());
    }

    [Fact]
    public async Task Wait_IsOfTheMachinesClockNotTheLeagues()
    {
        await using var server = new ScriptedServer(_ => TwoMinutes);
        var league = new ManualClock(Feed.LeagueTime);
        var feed = Feed.At(server.Url, clock: league, machine: _machine);
        Document.Failed(await feed.AskAsync());

        league.Now += TimeSpan.FromDays(1);

        Assert.Equal(LeftAlone(120), await feed.AskAsync(s_other));
    }

    [Theory]
    [InlineData("200 OK", 120, "429 TooManyRequests")]
    [InlineData("500 Internal Server Error", 120, "429 TooManyRequests")]
    [InlineData("503 Service Unavailable\nRetry-After: 5", 120, "429 TooManyRequests")]
    [InlineData("503 Service Unavailable\nRetry-After: 300", 300, "503 ServiceUnavailable")]
    public async Task Answer_ToARequestThatWasUnderWay_DoesNotShortenTheWait(string head, int seconds, string told)
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = new ScriptedServer(
            request => IsWeek12(request) ? $"HTTP/1.1 {head}\n\n{Document.OfWeek12(Document.Game())}" : TwoMinutes,
            request =>
            {
                if (!IsWeek12(request))
                {
                    return Task.CompletedTask;
                }

                asked.SetResult();
                return answer.Task;
            });
        var feed = Feed.At(server.Url, machine: _machine);
        var underWay = feed.AskAsync();
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        Document.Failed(await feed.AskAsync(s_other));

        answer.SetResult();

        Assert.Equal(head.StartsWith("200", StringComparison.Ordinal), await underWay is FeedAnswer.Reported);
        Assert.Equal(LeftAlone(seconds, told), await feed.AskAsync(s_third));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task LiveFile_ThatIsToBeLeftAlone_DoesNotHoldUpTheArchive()
    {
        await using var server = new ScriptedServer(request => IsLive(request) ? TwoMinutes : s_good);
        var feed = Feed.At(server.Url, machine: _machine);
        Document.Failed(await feed.AskAsync(isLive: true));

        Document.Reported(await feed.AskAsync());

        Assert.Equal(LeftAlone(120), await feed.AskAsync(isLive: true));
        Assert.Single(server.Requests, IsLive);
    }

    [Fact]
    public async Task Circuit_ThatWouldTry_WaitsForTheProvidersWordAndThenTries()
    {
        var isDead = true;
        await using var server = new ScriptedServer(request => isDead ? IsWeek12(request) ? TwoMinutes : "HTTP/1.1 500 Oh\n\n" : s_good);
        var feed = Feed.At(server.Url, machine: _machine, alter: options => options.CircuitMinimumThroughput = 2);
        Document.Failed(await feed.AskAsync(s_other));
        Document.Failed(await feed.AskAsync());
        isDead = false;

        _machine.Now += TimeSpan.FromSeconds(119);
        Assert.Equal(LeftAlone(1), await feed.AskAsync());
        _machine.Now += TimeSpan.FromSeconds(1);
        Document.Reported(await feed.AskAsync());
    }

    private static bool IsWeek12(string request) => request.Contains("week=12 ", StringComparison.Ordinal);

    private static bool IsLive(string request) => request.StartsWith("GET /live", StringComparison.Ordinal);

    private static FeedAnswer.Failed LeftAlone(int seconds, string told = "429 TooManyRequests") =>
        Told($"the provider asked to be left alone: answered {told}", seconds);

    private static FeedAnswer.Failed Told(string reason, int seconds) => new(reason, TimeSpan.FromSeconds(seconds));
}
