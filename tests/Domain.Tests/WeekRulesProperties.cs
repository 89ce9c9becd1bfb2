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
    public void Report_SaidAgainAndAgain_IsBelievedInTheEndAndThenChangesNothing() => Any.Reports(10).Holds(reports =>
    {
        var state = reports.Aggregate(new WeekState(), (week, report) => WeekRules.Apply(week, report, "k3f9").Next);
        // 360 answers are the most that anything is held back for.
        foreach (var _ in Enumerable.Range(0, 360))
        {
            state = WeekRules.Apply(state, reports[^1] with { At = state.AnsweredAt!.Value.AddSeconds(5) }, "k3f9").Next;
        }

        Assert.DoesNotContain(state.Doubts, doubt => doubt.IsWaiting && reports[^1].Games.Any(game => game.Id == doubt.Id));
        var more = WeekRules.Apply(state, reports[^1] with { At = state.AnsweredAt!.Value.AddSeconds(5) }, "k3f9");
        Assert.Null(more.Change);
        Assert.Empty(more.Held);
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
    public void Doubts_AreOnlyAboutGamesThatThereAre_AndOncePerGame() => Any.Reports(10).Holds(reports => Each(reports, (_, report, decision) =>
    {
        Assert.Equal(decision.Next.Doubts.Select(doubt => doubt.Id).Distinct().Count(), decision.Next.Doubts.Length);
        Assert.All(decision.Next.Doubts, doubt => Assert.Contains(decision.Next.Games, game => game.Id == doubt.Id));
        Assert.True(decision.Held.Length <= report.Games.Length);
    }));

    [Fact]
    public void Answer_HeldBack_LeavesTheFactsAndIsToldByANote() => Any.Reports(20).Holds(reports => Each(reports, (before, _, decision) =>
        Assert.All(decision.Held, held =>
        {
            var known = before.Games.Single(game => game.Id == held.Reported.Id);
            var shown = decision.Next.Games.Single(game => game.Id == held.Reported.Id);
            Assert.Equal(known with { Note = null }, shown with { Note = null });
            Assert.Equal(new Doubt { Id = "", Reason = held.Reason }.Note, shown.Note);
        })));

    [Fact]
    public void Clubs_UnderOtherCodesAlone_AreNoChange() => Any.Reports(10).Holds(reports =>
    {
        var state = reports.Aggregate(new WeekState(), (week, report) => WeekRules.Apply(week, report, "k3f9").Next) with { Doubts = [] };
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
