using System.Collections.Immutable;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Domain.Tests;

/// <summary>What fans are told of real weeks.</summary>
public sealed class RecordedNewsTests
{
    private const string Regular = "replay-2015-reg-12.jsonl", WildCard = "replay-2015-post-18.jsonl";

    [Theory]
    [InlineData(Regular, 209)]
    [InlineData(WildCard, 43)]
    public void Points_AsRecorded_AreToldOnceEach_WithTeamAndScore(string file, int count)
    {
        var told = Told(Timeline.Of(file).Reports(Week.Key));

        var expected = Recorded(Timeline.Of(file)).ToList();
        Assert.Equal(count, expected.Count);
        foreach (var game in expected.GroupBy(points => points.Id))
        {
            Assert.Equal(game, told.Where(one => one.GameId == game.Key && one.Points is not null).Select(one =>
                new Points(one.GameId, one.Team!, one.Points!.Value, one.Game.AwayScore!.Value, one.Game.HomeScore!.Value)));
        }

        Assert.Equal(count, told.Count(one => one.Points is not null));
        Assert.All(told.Where(one => one.Points is not null), one => Assert.Equal(one.Points < 0, one.Kind == NotificationKind.Correction));
    }

    [Theory]
    [InlineData(Regular, 16)]
    [InlineData(WildCard, 4)]
    public void Game_AsRecorded_HasItsCourseOnce_InOrder(string file, int count)
    {
        var told = Told(Timeline.Of(file).Reports(Week.Key));

        var games = told.GroupBy(one => one.GameId).ToList();
        Assert.Equal(count, games.Count);
        Assert.All(games, game =>
        {
            var course = game.Where(one => one.Points is null).Select(one => one.Text.Split(':')[0]).ToList();
            // NE @ DEN was decided in overtime.
            string[] end = game.Key == "2015112911" ? ["Overtime", "Final/OT"] : ["Final"];
            Assert.Equal(["Kickoff", "Second quarter", "Halftime", "Fourth quarter", .. end], course);
            Assert.Equal((NotificationKind.Kickoff, NotificationKind.Final), (game.First().Kind, game.Last().Kind));
            Assert.Equal(game.OrderBy(one => one.At), game);
        });
    }

    [Fact]
    public void Scores_OfTheWeek_HaveTheNamesTheyHadOnTheField()
    {
        var regular = Told(Timeline.Of(Regular).Reports(Week.Key)).Texts();
        var wildCard = Told(Timeline.Of(WildCard).Reports(Week.Key)).Texts();

        // The blocked field goal that won the game of Monday night.
        Assert.Contains("BAL touchdown: BAL 33, CLE 27 (Q4 00:00)", regular);
        // The rules of a week believe a review when it is said again: by then the next play was over.
        Assert.Contains("Correction: CHI has 7, not 13: CHI 7, GB 10 (Q2 00:34)", regular);
        Assert.Equal(
            ["DAL", "TEN", "PIT"],
            regular.Where(text => text.Contains(" two-point conversion: ", StringComparison.Ordinal)).Select(text => text.Split(' ')[0]));
        // A safety in the first quarter, a conversion in the fourth.
        Assert.Contains("2 points for WAS: GB 0, WAS 2 (Q1 10:27)", wildCard);
        Assert.Contains("GB two-point conversion: GB 32, WAS 18 (Q4 12:23)", wildCard);
        Assert.DoesNotContain(regular, text => text.Contains(" points for ", StringComparison.Ordinal));
        Assert.Single(wildCard, text => text.Contains(" points for ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(400)]
    public void Week_HeardNowAndThen_StillAddsUp(int every)
    {
        var reports = Timeline.Of(Regular).Reports(Week.Key).ToList();
        var (state, told) = Follow([.. reports.Where((_, index) => index % every == 0), .. Enumerable.Repeat(reports[^1], 12)]);

        foreach (var game in state.Games)
        {
            var news = told.Where(one => one.GameId == game.Id).ToList();
            Assert.Single(news, one => one.Kind == NotificationKind.Final);
            Assert.Equal(NotificationKind.Final, news[^1].Kind);
            if (news is [var end])
            {
                // Between two answers it was played.
                Assert.Equal(game, end.Game);
                continue;
            }

            var opening = Assert.Single(news, one => one.Kind == NotificationKind.Kickoff);
            Assert.Equal(opening, news[0]);
            var begins = opening.Text.StartsWith("Kickoff", StringComparison.Ordinal);
            var (away, home) = begins ? (0, 0) : (opening.Game.AwayScore, opening.Game.HomeScore);
            Assert.Equal((game.AwayScore - away, game.HomeScore - home), Sum(news));
        }
    }

    private static (int?, int?) Sum(IEnumerable<Notification> news)
    {
        var (away, home) = news.Points();
        return (away, home);
    }

    private static ImmutableArray<Notification> Told(IEnumerable<WeekReport> reports) => Follow(reports).Told;

    private static (WeekState State, ImmutableArray<Notification> Told) Follow(IEnumerable<WeekReport> reports)
    {
        var (state, told) = (new WeekState(), ImmutableArray.CreateBuilder<Notification>());
        foreach (var report in reports)
        {
            var (before, decision) = (state, WeekRules.Apply(state, report, "k3f9"));
            state = decision.Next;
            if (decision.Change is { } change)
            {
                told.AddRange(Notifications.Of(before.Games, change));
            }
        }

        return (state, told.ToImmutable());
    }

    // From the recording itself, without the rules of a week.
    private static IEnumerable<Points> Recorded(Timeline replay)
    {
        var scores = replay.Schedule.ToDictionary(game => game.Id, _ => (Away: 0, Home: 0));
        foreach (var (_, game) in replay.States)
        {
            var (had, has) = (scores[game.Id], (Away: game.AwayScore ?? 0, Home: game.HomeScore ?? 0));
            scores[game.Id] = has;
            if (had.Away != has.Away)
            {
                yield return new(game.Id, game.Away.Code, has.Away - had.Away, has.Away, has.Home);
            }

            if (had.Home != has.Home)
            {
                yield return new(game.Id, game.Home.Code, has.Home - had.Home, has.Away, has.Home);
            }
        }
    }

    private sealed record Points(string Id, string Team, int By, int Away, int Home);
}
