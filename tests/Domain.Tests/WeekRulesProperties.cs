using System.Collections.Immutable;
using FsCheck.Fluent;
using Xunit;

namespace LiveScore.Domain.Tests;

/// <summary>What holds after any reports whatever.</summary>
public sealed class WeekRulesProperties
{
    [Fact]
    public void Versions_CountTheChanges_AndEachLeadsToTheNextState() => Any.Reports(20).Holds(reports => Each(reports, (before, report, decision) =>
    {
        Assert.Equal(before.Version + (decision.Change is null ? 0 : 1), decision.Next.Version);
        Assert.Equal(decision.Next.Games, decision.Change?.ApplyTo(before.Games) ?? before.Games);
        Assert.Equal(decision.Change?.Version ?? before.Version, decision.Next.Version);
        Assert.Equal(report.At, decision.Next.AnsweredAt);
        Assert.True(decision.Change is not { Games.IsEmpty: true });
    }));

    [Fact]
    public void State_IsAlwaysRebuilt_FromItsBaseAndItsChanges() => Any.Reports(20).Holds(reports => Each(reports, (_, _, decision) =>
        AssertRebuilt(decision.Next)));

    [Fact]
    public void State_AfterMoreChangesThanAreKept_IsStillRebuilt()
    {
        var state = new WeekState();
        for (var points = 0; points < 3 * WeekRules.ChangesKept; points++)
        {
            state = state.Apply(Week.InPlay(1, "10:00", points, 0), Week.Other).Next;
            AssertRebuilt(state);
        }

        Assert.Equal(3 * WeekRules.ChangesKept, state.Version);
        Assert.Equal(WeekRules.ChangesKept, state.Changes.Length);
        Assert.Equal(2 * WeekRules.ChangesKept, state.BaseVersion);
        Assert.Equal((2 * WeekRules.ChangesKept) - 1, state.Base.Single(game => game.Id == Week.Scheduled.Id).AwayScore);
    }

    [Fact]
    public void Report_SaidAgainAndAgain_ChangesNothingMore() => Any.Reports(10).Holds(reports =>
    {
        var state = reports.Aggregate(new WeekState(), (week, report) => WeekRules.Apply(week, report, "k3f9").Next);
        // What was held is taken when it is said again. After that there is nothing left to take.
        var second = WeekRules.Apply(state, reports[^1], "k3f9");
        var third = WeekRules.Apply(second.Next, reports[^1], "k3f9");

        Assert.True(!state.Held.IsEmpty || second.Change is null);
        Assert.Null(third.Change);
        Assert.Equal(second.Next.Games, third.Next.Games);
    });

    [Fact]
    public void Game_InAnyReport_FaresAsIfItWereAlone() => Any.Reports(10).Holds(reports =>
    {
        var whole = reports.Aggregate(new WeekState(), (week, report) => WeekRules.Apply(week, report, "k3f9").Next);
        foreach (var game in whole.Games)
        {
            var alone = reports.Aggregate(new WeekState(), (week, report) =>
                WeekRules.Apply(week, report with { Games = [.. report.Games.Where(other => other.Id == game.Id)] }, "k3f9").Next);
            Assert.Equal([game], alone.Games);
        }
    });

    [Fact]
    public void Games_AreNeverLost_AndAlwaysInOrder() => Any.Reports(10).Holds(reports => Each(reports, (before, report, decision) =>
    {
        var ids = decision.Next.Games.Select(game => game.Id).ToList();
        Assert.Equal(before.Games.Select(game => game.Id).Union(report.Games.Select(game => game.Id)).Order(), ids.Order());
        Assert.Equal(decision.Next.Games.InOrder(), decision.Next.Games);
        Assert.Equal(ids.Distinct(), ids);
    }));

    [Fact]
    public void Held_IsOnlyWhatThereIsAGameFor_AndOncePerGame() => Any.Reports(10).Holds(reports => Each(reports, (_, report, decision) =>
    {
        Assert.Equal(decision.Next.Held.Select(game => game.Id).Distinct().Count(), decision.Next.Held.Length);
        Assert.All(decision.Next.Held, held => Assert.Contains(decision.Next.Games, game => game.Id == held.Id));
        Assert.True(decision.Held.Length <= report.Games.Length);
    }));

    [Fact]
    public void Clubs_UnderOtherCodesAlone_AreNoChange() => Any.Reports(10).Holds(reports =>
    {
        var state = reports.Aggregate(new WeekState(), (week, report) => WeekRules.Apply(week, report, "k3f9").Next) with { Held = [] };
        var otherwise = state.Games.Select(game => game with { Away = Recoded(game.Away), Home = Recoded(game.Home) });

        Assert.Null(WeekRules.Apply(state, Week.Report(99, [.. otherwise]), "k3f9").Change);
    });

    private static Team Recoded(Team team) => new(Teams.IdentityOf(team.Code), team.Code);

    private static void AssertRebuilt(WeekState state)
    {
        Assert.Equal(state.Games, state.Rebuilt());
        Assert.True(state.Changes.Length <= WeekRules.ChangesKept);
        Assert.Equal(
            Enumerable.Range(1, state.Changes.Length).Select(step => state.BaseVersion + step),
            state.Changes.Select(change => change.Version));
    }

    private static void Each(ImmutableArray<WeekReport> reports, Action<WeekState, WeekReport, WeekDecision> check)
    {
        var state = new WeekState();
        foreach (var report in reports)
        {
            var decision = WeekRules.Apply(state, report, "k3f9");
            check(state, report, decision);
            state = decision.Next;
        }
    }
}
