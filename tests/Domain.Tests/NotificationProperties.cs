using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace LiveScore.Domain.Tests;

/// <summary>What holds of the news of any changes whatever.</summary>
public sealed class NotificationProperties
{
    private const string Id = "2015112900";

    private static readonly string[] s_order =
        ["Kickoff", "Resumed", "Withdrawn", "Minus", "Plus", "Quarter", "Halftime", "Postponed", "Final"];

    /// <summary>A game that is on, off for a while or over, with a score.</summary>
    private static Gen<Game> Played =>
        from game in Any.GameOf(Id)
        from status in Gen.Elements(GameStatus.InProgress, GameStatus.Halftime, GameStatus.Final, GameStatus.Suspended)
        select game with { Status = status, AwayScore = game.AwayScore ?? 0, HomeScore = game.HomeScore ?? 0 };

    [Fact]
    public void Points_OfAGameUnderWay_AddUpToItsScoreMinusTheFirstOneSeen() => Played.NonEmptyListOf().Holds(states =>
    {
        var (first, last) = (states[0], states[^1]);

        Assert.Equal((last.AwayScore - first.AwayScore, last.HomeScore - first.HomeScore), Pair(Fixed(states)));
    });

    [Fact]
    public void Points_OfAGameSeenFromItsKickoff_AddUpToItsScore() => Played.NonEmptyListOf().Holds(states =>
    {
        IEnumerable<Game> game = [Before(states[0]), states[0] with { Status = GameStatus.InProgress, Period = 1 }, .. states];

        Assert.Equal((states[^1].AwayScore, states[^1].HomeScore), Pair(Fixed(game)));
    });

    [Fact]
    public void Points_AreThoseOfTheStep_OrNone() => Any.GameOf(Id).Two().Holds(pair =>
    {
        var (before, after) = pair;
        foreach (var told in News.Of(before, after))
        {
            var (had, has) = told.Team == after.Away.Code ? (before.AwayScore, after.AwayScore) : (before.HomeScore, after.HomeScore);
            Assert.Equal(told.Team is null, told.Points is null);
            var mayBegin = before.Status is GameStatus.Scheduled or GameStatus.Delayed;
            Assert.True(told.Points is null || told.Points == has - had || (mayBegin && told.Points == has));
            Assert.True(told.Kind != NotificationKind.Score || told.Points > 0);
            Assert.True(!(told.Points < 0) || told.Kind == NotificationKind.Correction);
        }
    });

    [Fact]
    public void News_OfAGame_AreInTheOrderOfFans_AndEachOnce() => Any.GameOf(Id).Two().Holds(pair =>
    {
        var ranks = News.Of(pair.Item1, pair.Item2).Select(told => Array.IndexOf(s_order, Name(told))).ToList();

        Assert.DoesNotContain(-1, ranks);
        Assert.Equal(ranks.Order(), ranks);
        Assert.All(ranks.GroupBy(rank => rank), same => Assert.True(same.Count() == 1 || s_order[same.Key] is "Minus" or "Plus"));
    });

    [Fact]
    public void Texts_AreALine_AndNeverTheSameTwice() => Any.GameOf(Id).Two().Holds(pair =>
    {
        var texts = News.Of(pair.Item1, pair.Item2).Texts();

        Assert.Equal(texts.Distinct(), texts);
        Assert.All(texts, text => Assert.Matches("^[A-Z0-9][ -~]+[^ ,:]$", text));
    });

    [Fact]
    public void ClockBallAndNote_Alone_TellNothing() => Any.GameOf(Id).Two().Holds(pair =>
    {
        var (before, other) = pair;

        Assert.Empty(News.Of(before, before with
        {
            Clock = other.Clock,
            Possession = other.Possession,
            RedZone = other.RedZone,
            Note = other.Note,
            Kickoff = other.Kickoff,
        }));
    });

    [Fact]
    public void Week_TellsOfItsGamesInOrder_WhatEachOfThemTells() => Any.Reports(4).Holds(reports => Each(reports, (games, change) =>
    {
        var after = change.ApplyTo(games);
        var told = Notifications.Of(games, change);

        Assert.Equal(after.Select(game => game.Id).Intersect(told.Select(one => one.GameId)), told.Select(one => one.GameId).Distinct());
        Assert.All(told, one => Assert.Equal((change.At, after.Single(game => game.Id == one.GameId)), (one.At, one.Game)));
        Assert.Equal(change.Games.SelectMany(patch => Notifications.Of(games, change with { Games = [patch] })), told);
        Assert.All(told, one => Assert.Contains(games, game => game.Id == one.GameId));
    }));

    [Fact]
    public void Filter_KeepsTheGamesOfTheTeam_UnderAnyCode() => Any.Reports(4).Holds(reports => Each(reports, (games, change) =>
    {
        foreach (var told in Notifications.Of(games, change))
        {
            string[] codes = [told.Game.Away.Code, told.Game.Home.Code];
            Assert.All(codes, code => Assert.True(told.IsAbout(code) && told.IsAbout(Teams.IdentityOf(code))));
            Assert.Equal(codes.Select(Teams.IdentityOf).Contains("LAR"), told.IsAbout("STL"));
        }
    }));

    private static Game Before(Game game) =>
        game with { Status = GameStatus.Scheduled, Period = null, Clock = null, AwayScore = null, HomeScore = null };

    // The clubs stay: under another code a team would be another one here.
    private static IEnumerable<Notification> Fixed(IEnumerable<Game> states) =>
        News.Through(states.Select(game => game with { Away = Week.Scheduled.Away, Home = Week.Scheduled.Home }));

    private static (int?, int?) Pair(IEnumerable<Notification> news)
    {
        var (away, home) = news.Points();
        return (away, home);
    }

    private static string Name(Notification told) => told switch
    {
        { Points: < 0 } => "Minus",
        { Points: > 0 } => "Plus",
        { Kind: NotificationKind.Correction } => "Withdrawn",
        { Kind: NotificationKind.Postponed, Game.Status: GameStatus.InProgress or GameStatus.Scheduled } => "Resumed",
        _ => told.Kind.ToString(),
    };

    private static void Each(ImmutableArray<WeekReport> reports, Action<ImmutableArray<Game>, WeekChange> check)
    {
        var state = new WeekState();
        foreach (var report in reports)
        {
            var decision = WeekRules.Apply(state, report, "k3f9");
            if (decision.Change is { } change)
            {
                check(state.Games, change);
            }

            state = decision.Next;
        }
    }
}
