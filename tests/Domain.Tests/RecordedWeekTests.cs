using LiveScore.Testing;
using Xunit;

namespace LiveScore.Domain.Tests;

/// <summary>Real weeks, answer by answer.</summary>
public sealed class RecordedWeekTests
{
    [Theory]
    [InlineData("replay-2015-reg-12.jsonl", 16)]
    [InlineData("replay-2015-post-18.jsonl", 4)]
    public void Week_AsItHappened_EndsWithTheResultsOfTheLeague(string file, int games)
    {
        var replay = Timeline.Of(file);

        var state = Follow(replay.Reports(Week.Key));

        Assert.Equal(games, state.Games.Length);
        Assert.All(state.Games, game => Assert.Equal(Results()[game.Id], $"{game.AwayScore}-{game.HomeScore} {game.Status}"));
        Assert.Empty(state.Doubts);
    }

    [Theory]
    [InlineData("replay-2015-reg-12.jsonl")]
    [InlineData("replay-2015-post-18.jsonl")]
    public void Week_AsItHappened_HasItsReversedTouchdowns(string file)
    {
        var reversals = 0;
        Follow(Timeline.Of(file).Reports(Week.Key), (before, decision) => reversals += decision.Next.Games
            .Zip(before.Games.IsEmpty ? decision.Next.Games : before.Games)
            .Count(pair => Points(pair.First) - Points(pair.Second) == -6));

        // Two in each of these weeks: shared/feeds/FORMATS.md, section 5.
        Assert.Equal(2, reversals);
    }

    [Fact]
    public void Week_WithEveryOtherAnswerFiveMinutesOld_NeverGoesBackAPeriodAndEndsTheSame()
    {
        // As from two nodes of a cache: the fault `flap` of the fake feed.
        var replay = Timeline.Of("replay-2015-reg-12.jsonl");
        var reports = replay.Reports(Week.Key).ToList();
        var flapping = reports.SelectMany(report => (WeekReport[])
            [report, reports.Last(old => old.At <= report.At.AddMinutes(-5) || old == reports[0]) with { At = report.At }])
            .Append(reports[^1]);

        var state = Follow(flapping, (before, decision) =>
        {
            foreach (var (was, game) in before.Games.Zip(decision.Next.Games))
            {
                Assert.False(was.Status == GameStatus.Final && game.Status != GameStatus.Final, $"{game.Id} began again");
                Assert.False(game.Period < was.Period, $"{game.Id} went back from period {was.Period} to {game.Period}");
            }
        });

        Assert.Equal(Follow(reports).Games, state.Games);
    }

    [Fact]
    public void Week_WithAnAnswerOfZerosNowAndThen_NeverShowsThem()
    {
        // The fault `zeros` of the fake feed.
        var reports = Timeline.Of("replay-2015-post-18.jsonl").Reports(Week.Key).ToList();
        var zeroed = reports.SelectMany(report => (WeekReport[])
            [report, report with { Games = [.. report.Games.Select(game => game.IsInPlay ? game with { AwayScore = 0, HomeScore = 0 } : game)] }]);

        var state = Follow(zeroed, (before, decision) => Assert.All(
            before.Games.Zip(decision.Next.Games), pair => Assert.False(Points(pair.First) > 6 && Points(pair.Second) == 0)));

        Assert.All(state.Games, game => Assert.Equal(Results()[game.Id], $"{game.AwayScore}-{game.HomeScore} {game.Status}"));
    }

    private static WeekState Follow(IEnumerable<WeekReport> reports, Action<WeekState, WeekDecision>? check = null)
    {
        var state = new WeekState();
        foreach (var report in reports)
        {
            var decision = WeekRules.Apply(state, report, "k3f9");
            check?.Invoke(state, decision);
            state = decision.Next;
        }

        Assert.Equal(state.Games, state.Rebuilt());
        return state;
    }

    private static Dictionary<string, string> Results() =>
        File.ReadLines(SharedFolder.SkipUnlessHas("feeds/season-2015.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(row => row[0], row => $"{row[12]}-{row[13]} {GameStatus.Final}");

    private static int Points(Game game) => (game.AwayScore ?? 0) + (game.HomeScore ?? 0);
}
