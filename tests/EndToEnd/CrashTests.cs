using LiveScore.Testing;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>kill -9 in the middle of a week.</summary>
public sealed class CrashTests(Stores stores)
{
    [Theory]
    [InlineData(Stores.Embedded)]
    [InlineData(Stores.Postgres)]
    public async Task Kill_InMidWeek_LosesNoVersionAndUsesNoneTwice(string store)
    {
        var results = SeasonTable.Week("POST", 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await using var replay = await Replay.StartAsync(
            "replay-2015-post-18.jsonl", "post-1", 750, await stores.OptionsAsync(store), start: Replay.Sunday);
        var board = new Board();
        for (var kills = 0; kills < 3; kills++)
        {
            var until = board.Versions.Count + 25;
            await replay.WatchAsync(board, () => board.Versions.Count >= until, patience.Token);
            await replay.LiveScore.KillAsync();
            await replay.StartLiveScoreAsync();
        }

        await replay.WatchToTheEndAsync(board, results.Count, patience.Token);
        Assert.Empty(board.Resets);
        Assert.Equal(Enumerable.Range((int)board.Versions[0], board.Versions.Count).Select(version => (long)version), board.Versions);
        Replay.AssertResults(results, board.Games);
    }

    [Fact]
    public async Task Kill_OfPostgres_LosesNoVersion()
    {
        var results = SeasonTable.Week("POST", 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        // A server of its own: others use that of the suite meanwhile.
        await using var server = await PostgresServer.StartAsync();
        await using var replay = await Replay.StartAsync(
            "replay-2015-post-18.jsonl", "post-1", 1500, ["--postgres", await server.CreateDatabaseAsync("crash")], start: Replay.Sunday);
        var board = new Board();
        await replay.WatchAsync(board, () => board.Versions.Count >= 25, patience.Token);
        await server.KillAsync();
        await server.StartServerAsync();
        await replay.WatchToTheEndAsync(board, results.Count, patience.Token);
        Assert.Empty(board.Resets);
        Replay.AssertResults(results, board.Games);
    }
}
