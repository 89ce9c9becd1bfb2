using LiveScore.Domain;
using LiveScore.Feeds.Scorestrip;
using LiveScore.Feeds.Tests.Scorestrip;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Http;

/// <summary>Conditional requests, to servers that keep to the rules.</summary>
public sealed class NotModifiedTests
{
    private const string Modified = "Last-Modified: Mon, 02 Jan 2012 05:26:30 GMT";

    private static readonly string s_week = Document.OfWeek12(Document.Game());

    private readonly ManualClock _clock = new(Feed.LeagueTime);

    [Theory]
    [InlineData("ETag: \"841a6-956-d32b8d80\"", "If-None-Match: \"841a6-956-d32b8d80\"")]
    [InlineData("ETag: W/\"5\"", "If-None-Match: W/\"5\"")]
    [InlineData($"ETag: \"a\"\n{Modified}", "If-None-Match: \"a\"")]
    [InlineData(Modified, "If-Modified-Since: Mon, 02 Jan 2012 05:26:30 GMT")]
    public async Task Ask_Again_SendsTheStrongestThatTheFeedGaveAndA304IsTheReportDatedNow(string given, string sent)
    {
        await using var server = new ScriptedServer(request =>
            ScriptedServer.IsConditional(request) ? "HTTP/1.1 304 Not Modified" : $"HTTP/1.1 200 OK\n{given}\n\n{s_week}");
        var feed = FeedAt(server);
        var first = Document.Reported(await feed.AskAsync());
        _clock.Now += TimeSpan.FromSeconds(5);

        var second = Document.Reported(await feed.AskAsync());

        Assert.Equal(first with { At = _clock.GetUtcNow() }, second);
        var requests = server.Requests.ToArray();
        Assert.False(ScriptedServer.IsConditional(requests[0]));
        Assert.Equal(sent, Assert.Single(requests[1].Split("\r\n"), line => line.StartsWith("If-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Ask_AfterNews_SendsWhatTheNewsGave()
    {
        var (tag, week) = ("\"1\"", s_week);
        await using var server = new ScriptedServer(request => request.Contains($"If-None-Match: {tag}\r\n", StringComparison.Ordinal)
            ? "HTTP/1.1 304 Not Modified"
            : $"HTTP/1.1 200 OK\nETag: {tag}\n\n{week}");
        var feed = FeedAt(server);
        await feed.AskAsync();
        (tag, week) = ("\"2\"", Document.OfWeek12(Document.Game(("q", "1"), ("hs", "7"), ("vs", "0"))));

        Assert.Equal(7, Document.Reported(await feed.AskAsync()).Games[0].HomeScore);
        Assert.Equal(7, Document.Reported(await feed.AskAsync()).Games[0].HomeScore);

        Assert.Equal([false, true, true], server.Requests.Select(ScriptedServer.IsConditional));
    }

    [Fact]
    public async Task Ask_Unconditionally_DoesNotTakeA304()
    {
        await using var server = new ScriptedServer(_ => "HTTP/1.1 304 Not Modified\nETag: \"1\"");
        var feed = FeedAt(server);

        Assert.Equal("answered 304 NotModified", Document.Failed(await feed.AskAsync()));
        Assert.Equal("answered 304 NotModified", Document.Failed(await feed.AskAsync()));

        Assert.DoesNotContain(server.Requests, ScriptedServer.IsConditional);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\n\n<ss><gms w=\"12\" y=\"2015\"><g eid=\"2015112900\" d=\"Sun\" t=\"1:00\" q=\"P\" h=\"ATL\" v=\"MIN\"/></gms></ss>")]
    [InlineData("HTTP/1.1 200 OK\nETag: \"new\"\n\n<html>")]
    [InlineData("HTTP/1.1 200 OK\nETag: \"new\"\n\n<ss/>")]
    [InlineData("HTTP/1.1 200 OK\nETag: \"new\"\n\n<ss><gms w=\"13\" y=\"2015\"/></ss>")]
    [InlineData("HTTP/1.1 500 Internal Server Error\nETag: \"new\"\n\n")]
    [InlineData("HTTP/1.1 412 Precondition Failed\n\n")]
    [InlineData("nonsense")]
    public async Task Ask_AfterAnAnswerThatCannotBeConfirmed_AsksForTheWhole(string answer)
    {
        var answers = new Queue<string>([$"HTTP/1.1 200 OK\nETag: \"1\"\n\n{s_week}", answer]);
        await using var server = new ScriptedServer(_ => answers.TryDequeue(out var next) ? next : $"HTTP/1.1 200 OK\n\n{s_week}");
        var feed = FeedAt(server);

        for (var times = 0; times < 3; times++)
        {
            await feed.AskAsync();
        }

        Assert.Equal([false, true, false], server.Requests.Select(ScriptedServer.IsConditional));
    }

    [Theory]
    [InlineData("ETag: *")]
    [InlineData("ETag: unquoted")]
    [InlineData("ETag: \"caf\u00e9\"")]
    [InlineData("ETag: \"unclosed")]
    [InlineData("ETag: ")]
    [InlineData("ETag: \"a\", \"b\"")]
    [InlineData("Last-Modified: yesterday")]
    [InlineData("Last-Modified: 0")]
    public async Task Ask_AFeedWithValidatorsThatCannotBeSentBack_AsksForTheWhole(string head)
    {
        await using var server = new ScriptedServer(_ => $"HTTP/1.1 200 OK\n{head}\n\n{s_week}");
        var feed = FeedAt(server);

        Document.Reported(await feed.AskAsync());
        Document.Reported(await feed.AskAsync());

        Assert.DoesNotContain(server.Requests, ScriptedServer.IsConditional);
    }

    [Fact]
    public async Task Ask_AFeedWithATagOfAPage_DoesNotCarryItAround()
    {
        await using var server = new ScriptedServer(_ => $"HTTP/1.1 200 OK\nETag: \"{new string('x', 5000)}\"\n\n{s_week}");
        var feed = FeedAt(server);

        Document.Reported(await feed.AskAsync());
        Document.Reported(await feed.AskAsync());

        Assert.DoesNotContain(server.Requests, ScriptedServer.IsConditional);
    }

    [Fact]
    public async Task Ask_MoreAddressesThanAreRemembered_ForgetsTheOldest()
    {
        await using var server = new ScriptedServer(request => ScriptedServer.IsConditional(request)
            ? "HTTP/1.1 304 Not Modified"
            : $"HTTP/1.1 200 OK\nETag: \"1\"\n\n{Document.Of(WeekOf(request))}");
        var feed = FeedAt(server);
        var weeks = Enumerable.Range(2011, 4).SelectMany(SeasonWeekKey.WeeksOf).Where(week => week.Type == SeasonType.Reg).Take(65).ToList();
        foreach (var week in weeks)
        {
            Document.Reported(await feed.AskAsync(week));
        }

        Assert.DoesNotContain(server.Requests, ScriptedServer.IsConditional);
        Document.Reported(await feed.AskAsync(weeks[1]));
        Assert.True(ScriptedServer.IsConditional(server.Requests.Last()));
        Document.Reported(await feed.AskAsync(weeks[0]));
        Assert.False(ScriptedServer.IsConditional(server.Requests.Last()));
    }

    [Fact]
    public async Task Ask_ForTwoWeeksAtOneAddress_NeverTakesOneForTheOther()
    {
        var other = SeasonWeekKey.Parse("2015/reg/13");
        await using var server = new ScriptedServer(request => request switch
        {
            _ when ScriptedServer.IsConditional(request) => "HTTP/1.1 304 Not Modified",
            _ when request.Contains("/ss.xml", StringComparison.Ordinal) => $"HTTP/1.1 200 OK\nETag: \"1\"\n\n{s_week}",
            _ => $"HTTP/1.1 200 OK\nETag: \"1\"\n\n{Document.Of(other)}",
        });
        var feed = FeedAt(server);
        Document.Reported(await feed.AskAsync(isLive: true));

        Assert.Equal(other, Document.Reported(await feed.AskAsync(other, isLive: true)).Week);
        Assert.Equal(Document.Week12, Document.Reported(await feed.AskAsync(isLive: true)).Week);
        Assert.Equal(other, Document.Reported(await feed.AskAsync(other, isLive: true)).Week);
    }

    private static SeasonWeekKey WeekOf(string request)
    {
        var numbers = request.Split(' ')[1].Split('=', '&');
        return new(int.Parse(numbers[1], null), SeasonType.Reg, int.Parse(numbers[5], null));
    }

    private ScorestripFeed FeedAt(ScriptedServer server) => Feed.At(server.Url, clock: _clock);
}
