using System.Text.Json.Nodes;
using Xunit;

[assembly: AssemblyFixture(typeof(LiveScore.EndToEnd.Stores))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace LiveScore.EndToEnd;

/// <summary>Real weeks, from the feed's bytes to the viewer's board.</summary>
public sealed class ReplayTests(Stores stores)
{
    private static readonly HttpClient s_http = new();

    [Theory]
    [InlineData("replay-2015-reg-12.jsonl", "REG", 12, "12", 12000, Stores.Embedded)]
    [InlineData("replay-2015-post-18.jsonl", "POST", 1, "post-1", 5000, Stores.Postgres)]
    public async Task Replay_OfAWholeWeek_EndsInTheRecordedResultsForEveryViewer(
        string timeline, string type, int week, string slug, double speed, string store)
    {
        var results = SeasonTable.Week(type, week);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await using var replay = await Replay.StartAsync(timeline, slug, speed, await stores.OptionsAsync(store));

        var steady = new Board();
        var restless = new Board();
        var latest = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        await Task.WhenAll(
            replay.WatchToTheEndAsync(steady, results.Count, patience.Token),
            WatchInPiecesAsync(replay, restless, results.Count, patience.Token),
            WatchCurrentAsync(replay, latest, results.Count, patience.Token));

        Replay.AssertResults(results, steady.Games);
        Replay.AssertResults(results, restless.Games);
        Replay.AssertResults(results, latest);
        Assert.Empty(steady.Resets);
        Assert.Empty(restless.Resets);
        Assert.Equal(steady.Versions.Distinct(), steady.Versions);
        Assert.True(restless.Versions.Count > 50, $"The restless viewer saw {restless.Versions.Count} versions only.");

        var json = JsonNode.Parse(await s_http.GetStringAsync(replay.Games, patience.Token))!.AsArray();
        Replay.AssertResults(results, json.ToDictionary(game => (string)game!["id"]!, game => game!.AsObject(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Feed_WhenNoGameIsOn_IsNotAsked()
    {
        // A day before the first kick-off, in real time: one import, because the week was never seen, and no more.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var replay = await Replay.StartAsync("replay-2015-post-18.jsonl", "post-1", 1, [], start: "-86400");
        await replay.WatchAsync(new Board(), () => true, patience.Token);
        var board = new Board();
        await replay.WatchAsync(board, () => board.Games.Count == 4, patience.Token);
        Assert.Equal(1, await replay.CountRequestsAsync());

        // After a restart the week is known: not even one.
        await replay.LiveScore.KillAsync();
        await replay.StartLiveScoreAsync();
        await BeatsAsync(replay, 3, patience.Token);
        Assert.Equal(1, await replay.CountRequestsAsync());
    }

    [Fact]
    public async Task Feed_WithOneGameInPlay_IsAskedEvery5Seconds()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        // SEA @ MIN has begun, Saturday's games are long over, GB @ WAS is hours away.
        await using var replay = await Replay.StartAsync("replay-2015-post-18.jsonl", "post-1", 30, [], start: "2016-01-10T13:12:00-05:00");
        await replay.WatchAsync(new Board(), () => true, patience.Token);
        var from = new DateTimeOffset(2016, 1, 10, 13, 14, 0, TimeSpan.FromHours(-5));
        await replay.Feed.UntilAsync(from, patience.Token);
        var before = await replay.CountRequestsAsync();
        await replay.Feed.UntilAsync(from.AddMinutes(6), patience.Token);

        Assert.InRange(await replay.CountRequestsAsync() - before, 0.9 * 72, 1.1 * 72);
    }

    [Fact]
    public async Task Feed_AfterTheLastFinalAndItsGrace_IsNotAsked()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        // An hour and a half before the end of the last game; a minute of life is an hour of the league's.
        await using var replay = await Replay.StartAsync("replay-2015-post-18.jsonl", "post-1", 1000, [], start: "112000");
        await replay.WatchToTheEndAsync(new Board(), 4, patience.Token);
        var atFinal = await replay.CountRequestsAsync();

        // 30 minutes of grace are two seconds here; the day's second reading comes after 86.
        await BeatsAsync(replay, 4, patience.Token);
        var afterGrace = await replay.CountRequestsAsync();
        await BeatsAsync(replay, 5, patience.Token);
        Assert.Equal(afterGrace, await replay.CountRequestsAsync());
        Assert.InRange(afterGrace - atFinal, 1, 45);
    }

    private static async Task BeatsAsync(Replay replay, int beats, CancellationToken cancellationToken)
    {
        await foreach (var message in Viewer.WatchAsync(replay.Stream, null, cancellationToken))
        {
            if (message.Name == "heartbeat" && --beats == 0)
            {
                return;
            }
        }
    }

    // Leaves after a few versions and comes back with the last id, again and again.
    private static async Task WatchInPiecesAsync(Replay replay, Board board, int games, CancellationToken cancellationToken)
    {
        var chance = new Random(12);
        while (board.Finals < games)
        {
            var until = board.Versions.Count + chance.Next(1, 40);
            await replay.WatchAsync(board, () => board.Versions.Count >= until || board.Finals == games, cancellationToken);
        }
    }

    private static async Task WatchCurrentAsync(
        Replay replay, Dictionary<string, JsonObject> latest, int games, CancellationToken cancellationToken)
    {
        long version = 0;
        await foreach (var message in Viewer.WatchAsync(new Uri(replay.LiveScore.Url, "api/livescore"), null, cancellationToken))
        {
            if (message.Name != "update")
            {
                continue;
            }

            Assert.True(message.Version > version, $"Version {message.Version} came after {version}.");
            version = message.Version;
            foreach (var game in message.Json.AsArray())
            {
                latest[(string)game!["id"]!] = game.AsObject();
            }

            if (latest.Count == games && latest.Values.All(game => (string)game["status"]! == "final"))
            {
                return;
            }
        }
    }
}
