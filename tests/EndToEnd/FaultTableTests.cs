using LiveScore.Testing;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>
/// Every fault of the fake feed against the whole product, as a viewer sees it: three answers in ten are faulty during SEA @ MIN,
/// all of them during GB @ WAS, none at the end of either.
/// </summary>
public sealed class FaultTableTests(FaultTable table) : IClassFixture<FaultTable>
{
    private const double Speed = 5000;

    // What a game has left is how long an early final is not believed, and a machine that stands still for a moment must not use it up.
    private const double SpeedOfEarlyFinals = 1500;

    private static readonly DateTimeOffset s_sunday = new(2016, 1, 10, 0, 0, 0, TimeSpan.FromHours(-5));

    public static TheoryData<string> Modes => new(
        "none", "500s", "timeout", "truncated", "malformed", "flap", "stale", "slow", "etag", "etag304", "dup", "earlyfinal", "zeros", "retired");

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Sunday_FromAFaultyFeed_ShowsOnlyWhatWasAndEndsInTheTrueFinals(string mode)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var replay = await Replay.StartAsync(
            "replay-2015-post-18.jsonl", "post-1", mode == "earlyfinal" ? SpeedOfEarlyFinals : Speed, [], start: Replay.Sunday, "--hang", "0.1", "--drip", "0.1");
        var witness = new Witness(Timeline.Of("replay-2015-post-18.jsonl"));
        var watching = replay.WatchAsync(witness.Board, () => witness.Look() == 4, patience.Token);

        var stale = new List<int>();
        foreach (var (rate, from, to) in new[] { (0.3, 13.4, 15.5), (1, 17, 19) })
        {
            var before = witness.Board.Stale;
            await replay.Feed.UntilAsync(s_sunday.AddHours(from), patience.Token);
            await replay.Feed.SetFaultAsync(mode, rate);
            await replay.Feed.UntilAsync(s_sunday.AddHours(to), patience.Token);
            await replay.Feed.SetFaultAsync("none");
            stale.Add(witness.Board.Stale - before);
        }

        await watching;

        Replay.AssertResults(SeasonTable.Week("POST", 1), witness.Board.Games);
        Assert.Empty(witness.Board.Resets);
        Assert.Equal(witness.Board.Versions.Distinct(), witness.Board.Versions);
        var accounts = new[] { witness.Of("MIN"), witness.Of("WAS") };
        // The first points of a game may lack in the very answer in which they should come first: nobody can tell.
        Assert.InRange(accounts.Sum(account => account.Untrue.Count), 0, mode == "zeros" ? 2 : 0);
        // With a single game on, an answer that is a minute old at most is believed when it comes twice in a row.
        Assert.InRange(accounts.Sum(account => account.Backwards.Count), 0, mode is "stale" or "flap" ? 3 : 0);
        table.Add(mode, 0.3, accounts[0], stale[0]);
        table.Add(mode, 1, accounts[1], stale[1]);
    }
}
