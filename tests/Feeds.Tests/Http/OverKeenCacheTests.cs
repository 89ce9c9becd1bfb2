using LiveScore.Feeds.Tests.Scorestrip;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Http;

/// <summary>A cache that says 304 to every conditional request, whatever has happened.</summary>
public sealed class OverKeenCacheTests
{
    private readonly ManualClock _clock = new(Feed.LeagueTime);
    private int _score;

    [Fact]
    public async Task Ask_InTheDefault_BelievesSixInARow()
    {
        await using var server = Start();
        var feed = Feed.At(server.Url, clock: _clock);

        var scores = await PollAsync(feed, 8);

        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 8], scores);
        Assert.Equal([false, true, true, true, true, true, true, false], server.Requests.Select(ScriptedServer.IsConditional));
    }

    [Fact]
    public async Task Ask_FoundOutTwiceInARow_AsksForTheWholeForTenMinutes()
    {
        await using var server = Start();
        var feed = Feed.At(server.Url, clock: _clock, alter: options => options.MostNotModified = 2);

        Assert.Equal([1, 1, 1, 4, 4, 4, 7], await PollAsync(feed, 7));
        Assert.Equal([8, 9, 10], await PollAsync(feed, 3));
        _clock.Now += TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1);
        Assert.Equal([11], await PollAsync(feed, 1));
        _clock.Now += TimeSpan.FromTicks(1);
        // Tried once more, and found out at once.
        Assert.Equal([11, 11, 14, 15, 16], await PollAsync(feed, 5));
    }

    [Fact]
    public async Task Ask_FoundOutOnceAndThenToldNews_BelievesAgain()
    {
        var isKeen = true;
        await using var server = Start(() => isKeen);
        var feed = Feed.At(server.Url, clock: _clock, alter: options => options.MostNotModified = 2);
        await PollAsync(feed, 4);

        isKeen = false;
        Assert.Equal([5], await PollAsync(feed, 1));
        isKeen = true;
        Assert.Equal([5, 5, 8], await PollAsync(feed, 3));

        Assert.Equal([8, 8, 11, 12], await PollAsync(feed, 4));
    }

    [Fact]
    public async Task Ask_FoundOutOnceAndThenRight_BelievesAgain()
    {
        var moves = true;
        await using var server = new ScriptedServer(request =>
        {
            _score += moves ? 1 : 0;
            return ScriptedServer.IsConditional(request) ? "HTTP/1.1 304 Not Modified" : Whole(_score);
        });
        var feed = Feed.At(server.Url, clock: _clock, alter: options => options.MostNotModified = 2);
        Assert.Equal([1, 1, 1, 4], await PollAsync(feed, 4));

        moves = false;
        Assert.Equal([4, 4, 4], await PollAsync(feed, 3));
        moves = true;

        Assert.Equal([4, 4, 7, 7, 7, 10, 11], await PollAsync(feed, 7));
    }

    [Fact]
    public async Task Ask_WhenTheWholeIsWhatWasConfirmed_BelievesAsBefore()
    {
        await using var server = new ScriptedServer(request =>
            ScriptedServer.IsConditional(request) ? "HTTP/1.1 304 Not Modified" : Whole(0));
        var feed = Feed.At(server.Url, clock: _clock, alter: options => options.MostNotModified = 2);

        await PollAsync(feed, 300);

        Assert.Equal(200, server.Requests.Count(ScriptedServer.IsConditional));
    }

    [Fact]
    public async Task Ask_A304ThatNamesSomethingElse_IsTheLastOneBelieved()
    {
        await using var server = new ScriptedServer(request => ScriptedServer.IsConditional(request)
            ? $"HTTP/1.1 304 Not Modified\nETag: W/\"{++_score}\""
            : Whole(++_score));
        var feed = Feed.At(server.Url, clock: _clock);

        Assert.Equal([1, 1, 3, 3, 5, 6, 7, 8], await PollAsync(feed, 8));
    }

    [Fact]
    public async Task Ask_A304WithAWeakenedTag_IsBelieved()
    {
        await using var server = new ScriptedServer(request =>
            ScriptedServer.IsConditional(request) ? "HTTP/1.1 304 Not Modified\nETag: W/\"1\"" : Whole(1));
        var feed = Feed.At(server.Url, clock: _clock);

        await PollAsync(feed, 7);

        Assert.Equal(6, server.Requests.Count(ScriptedServer.IsConditional));
    }

    [Fact]
    public async Task Ask_WithNoneToBelieve_AlwaysAsksForTheWhole()
    {
        await using var server = Start();
        var feed = Feed.At(server.Url, clock: _clock, alter: options => options.MostNotModified = 0);

        Assert.Equal([1, 2, 3], await PollAsync(feed, 3));
    }

    private static string Whole(int score) =>
        $"HTTP/1.1 200 OK\nETag: \"{score}\"\n\n{Document.OfWeek12(Document.Game(("q", "1"), ("hs", $"{score}"), ("vs", "0")))}";

    // Every request finds another score.
    private ScriptedServer Start(Func<bool>? isKeen = null) => new(request =>
    {
        _score++;
        return ScriptedServer.IsConditional(request) && isKeen?.Invoke() != false ? "HTTP/1.1 304 Not Modified" : Whole(_score);
    });

    private static async Task<List<int?>> PollAsync(IFeed feed, int times)
    {
        var scores = new List<int?>();
        for (; times > 0; times--)
        {
            var answer = await feed.AskAsync(Document.Week12, isLive: false, TestContext.Current.CancellationToken);
            scores.Add(Document.Reported(answer).Games[0].HomeScore);
        }

        return scores;
    }
}
