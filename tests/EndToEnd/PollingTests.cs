using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>When the feed is asked, and when not.</summary>
public sealed class PollingTests
{
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
        // Forty minutes before the end of the last game; a second of life is over four minutes of the league's.
        await using var replay = await Replay.StartAsync("replay-2015-post-18.jsonl", "post-1", 250, [], start: "115000");
        await replay.WatchToTheEndAsync(new Board(), 4, patience.Token);
        var atFinal = await replay.CountRequestsAsync();

        // 30 minutes of grace are a little over seven seconds here; the day's second reading comes after 345.
        await BeatsAsync(replay, 10, patience.Token);
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
}
