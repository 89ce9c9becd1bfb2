using Xunit;

namespace LiveScore.Domain.Tests;

/// <summary>Which answers are not believed before they have been given twice.</summary>
public sealed class WeekRulesHoldTests
{
    public static TheoryData<Game, Game> StepsBack => new()
    {
        { Week.InPlay(3, "08:11", 3, 7), Week.InPlay(3, "08:30", 3, 7) },
        { Week.InPlay(3, "08:11", 3, 7), Week.InPlay(2, "01:00", 3, 7) },
        // "Halftime, then back to five minutes to go in the second": issue sportsdataverse/hoopR#129.
        { Week.Halftime(3, 7), Week.InPlay(2, "05:00", 3, 7) },
        { Week.InPlay(3, "15:00", 3, 7), Week.Halftime(3, 7) },
        { Week.InPlay(5, "10:00", 3, 3), Week.InPlay(4, "00:04", 3, 3) },
        { Week.InPlay(1, "14:00", 0, 0), Week.Scheduled },
        { Week.Final(3, 7), Week.InPlay(4, "00:01", 3, 7) },
        { Week.Final(3, 7), Week.Scheduled },
        // Points at zero for one answer, then back: issue mikemountain/fantasy-football-scoreboard#25.
        { Week.InPlay(3, "08:11", 3, 7), Week.InPlay(3, "08:00", 0, 0) },
        { Week.InPlay(3, "08:11", 3, 7), Week.InPlay(3, "08:00", 0, 0) with { AwayScore = null, HomeScore = null } },
        { Week.InPlay(2, "00:00", 3, 7), Week.Halftime(0, 0) },
    };

    [Theory]
    [MemberData(nameof(StepsBack))]
    public void StepBack_SaidOnce_IsHeld(Game before, Game after)
    {
        var state = Week.After(before);

        var decision = state.Apply(after);

        Assert.Null(decision.Change);
        Assert.Equal(state.Version, decision.Next.Version);
        Assert.Equal(state.Games, decision.Next.Games);
        Assert.Equal([after], decision.Next.Held);
        Assert.StartsWith("BAL @ CLE (2015113000): ", Assert.Single(decision.Held), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(StepsBack))]
    public void StepBack_SaidTwice_IsTaken(Game before, Game after)
    {
        var decision = Week.After(before).Apply(after).Next.Apply(after);

        Assert.Equal([after], decision.Next.Games);
        Assert.Empty(decision.Next.Held);
        Assert.Empty(decision.Held);
        Assert.Equal(2, decision.Change!.Version);
    }

    [Theory]
    [MemberData(nameof(StepsBack))]
    public void StepBack_FollowedByAnAnswerForward_IsForgotten(Game before, Game after)
    {
        var forward = Week.After(before).Apply(after).Next.Apply(before);
        var again = forward.Next.Apply(after);

        Assert.Empty(forward.Next.Held);
        Assert.Null(forward.Change);
        Assert.Single(again.Held);
        Assert.Null(again.Change);
    }

    [Fact]
    public void StepBack_WhileAnAnswerLacksTheGame_StaysHeld()
    {
        var held = Week.After(Week.InPlay(3, "08:11", 3, 7)).Apply(Week.InPlay(2, "01:00", 3, 7)).Next;

        Assert.Single(held.Apply(Week.Other).Next.Held);
    }

    [Fact]
    public void StepBack_OfOneGame_LosesNothingThatAnotherSaid()
    {
        var state = new WeekState().Apply(Week.InPlay(3, "08:11", 3, 7), Week.Other).Next;
        var kickoff = Week.Other with { Status = GameStatus.InProgress, Period = 1, Clock = "15:00", AwayScore = 0, HomeScore = 0 };

        var decision = state.Apply(Week.InPlay(2, "01:00", 3, 7), kickoff);

        Assert.Equal([kickoff, Week.InPlay(3, "08:11", 3, 7)], decision.Next.Games);
        Assert.Equal("2015112911", Assert.Single(decision.Change!.Games).Id);
    }

    [Theory]
    [InlineData(GameStatus.Postponed)]
    [InlineData(GameStatus.Canceled)]
    [InlineData(GameStatus.Suspended)]
    [InlineData(GameStatus.Delayed)]
    public void Game_CalledOff_IsNoStepBack(GameStatus status)
    {
        var off = Week.Scheduled with { Status = status, Note = "Lightning" };

        Assert.Equal(off, Week.After(Week.InPlay(1, "10:00", 0, 0), off).Games[0]);
    }
}
