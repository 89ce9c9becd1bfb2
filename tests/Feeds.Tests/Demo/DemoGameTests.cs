using LiveScore.Domain;
using Xunit;

namespace LiveScore.Feeds.Tests.Demo;

/// <summary>What holds for every game of the demo, over many seeds.</summary>
public sealed class DemoGameTests
{
    private const int Seeds = 20;

    private static readonly Lazy<IReadOnlyList<IReadOnlyList<(DateTimeOffset At, Game Game)>>> s_games =
        new(() => [.. Enumerable.Range(1, Seeds).SelectMany(seed => DemoWalk.FirstRound(seed))]);

    [Fact]
    public void Scores_OverAllGames_MoveByLegalSteps() => ForEachStep((before, after) =>
    {
        var (away, home) = (Points(after.AwayScore) - Points(before.AwayScore), Points(after.HomeScore) - Points(before.HomeScore));

        Assert.True(away == 0 || home == 0);
        Assert.Contains(away + home, (int[])[0, 1, 2, 3, 6, -6]);
    });

    [Fact]
    public void Scores_AfterAReversal_AreThoseBeforeTheTouchdown()
    {
        var reversals = 0;
        foreach (var states in s_games.Value.Select(states => states.Where(state => state.Game.Status != GameStatus.Scheduled).ToList()))
        {
            for (var i = 2; i < states.Count; i++)
            {
                if (states[i].Game.Points() < states[i - 1].Game.Points())
                {
                    reversals++;
                    Assert.Equal((states[i - 2].Game.AwayScore, states[i - 2].Game.HomeScore), (states[i].Game.AwayScore, states[i].Game.HomeScore));
                    Assert.InRange(states[i].At - states[i - 1].At, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(70));
                }
            }
        }

        Assert.InRange(reversals, Seeds, 2 * Seeds);
    }

    [Fact]
    public void Clock_WithinAPeriod_NeverRunsUp() => ForEachStep((before, after) =>
    {
        if (before.Period == after.Period && before.Clock is { } one && after.Clock is { } two)
        {
            Assert.True(string.CompareOrdinal(one, two) >= 0, $"{one} then {two}");
        }
    });

    [Fact]
    public void Game_FromKickoffToTheEnd_GoesThroughItsStagesInOrder()
    {
        foreach (var states in s_games.Value)
        {
            var stages = states.Select(state => state.Game)
                .Where(game => game.Status != GameStatus.Delayed)
                .Select(game => game.Status == GameStatus.InProgress ? $"{game.Period}" : $"{game.Status}")
                .Aggregate(new List<string>(), (all, stage) => all.LastOrDefault() == stage ? all : [.. all, stage]);

            string[] overtime = states[^1].Game.Overtime ? ["5"] : [];
            string[] expected = ["1", "2", "Halftime", "3", "4", .. overtime, "Final"];
            Assert.Equal(expected, stages.Where(stage => stage != "Scheduled"));
        }
    }

    [Fact]
    public void Game_InEachStatus_HasTheFactsThatHold()
    {
        foreach (var game in s_games.Value.SelectMany(states => states).Select(state => state.Game))
        {
            var moving = game.Status == GameStatus.InProgress;
            Assert.Equal(game.Status == GameStatus.Scheduled, game.AwayScore is null && game.HomeScore is null);
            Assert.True(moving || (game.Possession is null && game.RedZone is null));
            Assert.True(game.IsInPlay || (game.Period is null && game.Clock is null));
            Assert.Equal(moving, moving && game.Period is not null && game.Clock is not null && game.RedZone is not null);
            Assert.Equal(game.Status == GameStatus.Delayed, game.Note is not null);
            Assert.Contains(game.Possession, (string?[])[null, game.Home.Code, game.Away.Code]);
            Assert.Matches("^(1[0-5]|0[0-9]):[0-5][0-9]$", game.Clock ?? "00:00");
            Assert.Equal(game.Period == 5 || (game.Status == GameStatus.Final && game.Overtime), game.Overtime);
        }
    }

    [Fact]
    public void Games_OnTheWhole_AreLikeTheLeagues()
    {
        var points = s_games.Value.SelectMany(states => (int[])[states[^1].Game.AwayScore!.Value, states[^1].Game.HomeScore!.Value]).Order().ToList();
        var minutes = s_games.Value.Average(states => (states[^1].At - states[0].Game.Kickoff).TotalMinutes);
        var pauses = s_games.Value.SelectMany(states => states.Skip(1).Zip(states.Skip(2), (one, two) => (two.At - one.At).TotalSeconds)).Order().ToList();

        // The league: 23 points, 3:10 hours, and in the measured week of 2015 171 changes a game, 42 s apart (median).
        Assert.InRange(points.Average(), 18, 26);
        Assert.InRange(points[points.Count / 20], 3, 12);
        Assert.InRange(points[points.Count * 19 / 20], 33, 45);
        Assert.InRange(minutes, 175, 205);
        Assert.InRange(s_games.Value.Average(states => states.Count), 150, 200);
        Assert.InRange(pauses[pauses.Count / 2], 30, 45);
    }

    [Fact]
    public void Postseason_AfterOvertime_HasAWinner() => Assert.All(
        Enumerable.Range(1, 5).SelectMany(seed => DemoWalk.FirstRound(seed, SeasonWeekKey.Parse("2025/post/1"))),
        states => Assert.NotEqual(states[^1].Game.AwayScore, states[^1].Game.HomeScore));

    private static void ForEachStep(Action<Game, Game> check)
    {
        foreach (var states in s_games.Value)
        {
            foreach (var (before, after) in states.Zip(states.Skip(1)))
            {
                check(before.Game, after.Game);
            }
        }
    }

    private static int Points(int? score) => score ?? 0;
}
