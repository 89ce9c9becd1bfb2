using System.Collections.Immutable;
using Xunit;

namespace LiveScore.Domain.Tests;

/// <summary>Which answers are not believed at once, and how many in a row it takes.</summary>
public sealed class WeekRulesHoldTests
{
    private const int Likely = 2, Unlikely = 6, Most = 12;

    public static TheoryData<Game, Game, DoubtReason, int> Doubtful => new()
    {
        // The clock is put back by some seconds, also over the end of a period.
        { Week.InPlay(3, "08:11", 3, 7), Week.InPlay(3, "08:30", 3, 7), DoubtReason.StepBack, Likely },
        { Week.InPlay(3, "08:11", 10, 7), Week.InPlay(3, "08:30", 3, 7), DoubtReason.StepBack, Likely },
        { Week.InPlay(3, "15:00", 3, 7), Week.Halftime(3, 7), DoubtReason.StepBack, Likely },
        { Week.Halftime(3, 7), Week.InPlay(2, "00:01", 3, 7), DoubtReason.StepBack, Likely },
        // "Halftime, then back to five minutes to go in the second": issue sportsdataverse/hoopR#129.
        { Week.Halftime(3, 7), Week.InPlay(2, "05:00", 3, 7), DoubtReason.StepBack, Unlikely },
        { Week.InPlay(3, "08:11", 3, 7), Week.InPlay(2, "01:00", 3, 7), DoubtReason.StepBack, Unlikely },
        { Week.InPlay(3, "08:11", 14, 7), Week.InPlay(3, "08:30", 3, 7), DoubtReason.StepBack, Unlikely },
        { Week.InPlay(5, "10:00", 3, 3), Week.InPlay(4, "00:04", 3, 3), DoubtReason.StepBack, Unlikely },
        { Week.InPlay(1, "14:00", 0, 0), Week.Scheduled, DoubtReason.StepBack, Unlikely },
        { Week.InPlay(1, "14:00", 0, 0), Week.Scheduled with { Kickoff = Week.Scheduled.Kickoff.AddHours(3) }, DoubtReason.StepBack, Likely },
        { Week.Final(3, 7), Week.InPlay(4, "00:01", 3, 7), DoubtReason.StepBack, Unlikely },
        { Week.Final(3, 7), Week.Scheduled, DoubtReason.StepBack, Unlikely },
        { Week.Final(3, 7), Week.Scheduled with { Status = GameStatus.Canceled }, DoubtReason.StepBack, Unlikely },
        // Points at zero for one answer, then back: issue mikemountain/fantasy-football-scoreboard#25.
        { Week.InPlay(3, "08:11", 0, 7), Week.InPlay(3, "08:00", 0, 0), DoubtReason.PointsGone, Likely },
        { Week.InPlay(3, "08:11", 3, 7), Week.InPlay(3, "08:00", 0, 0), DoubtReason.PointsGone, Unlikely },
        { Week.InPlay(3, "08:11", 3, 7), Week.InPlay(3, "08:00", 0, 0) with { AwayScore = null, HomeScore = null }, DoubtReason.PointsGone, Unlikely },
        { Week.InPlay(3, "08:11", 21, 7), Week.InPlay(3, "08:00", 12, 7), DoubtReason.PointsGone, Unlikely },
        { Week.InPlay(2, "00:00", 3, 7), Week.Halftime(0, 0), DoubtReason.PointsGone, Unlikely },
        { Week.Final(21, 7), Week.Final(0, 0), DoubtReason.PointsGone, Unlikely },
        // Nobody is asked for a day after this; one wrong answer would switch the game off.
        { Week.InPlay(1, "10:00", 0, 0), Week.Scheduled with { Status = GameStatus.Postponed }, DoubtReason.CalledOff, Unlikely },
        { Week.InPlay(1, "10:00", 0, 0), Week.Scheduled with { Status = GameStatus.Canceled }, DoubtReason.CalledOff, Unlikely },
        { Week.InPlay(1, "10:00", 0, 0), Week.Scheduled with { Status = GameStatus.Suspended }, DoubtReason.CalledOff, Unlikely },
        // The clock of a game is never faster than time.
        { Week.InPlay(3, "10:00", 7, 3), Week.InPlay(4, "00:30", 7, 3), DoubtReason.TooFast, Likely },
        { Week.InPlay(3, "10:00", 7, 3), Week.InPlay(3, "09:58", 16, 3), DoubtReason.TooFast, Likely },
        // A tie takes an overtime, except in the preseason.
        { Week.InPlay(4, "00:00", 7, 7), Week.Final(7, 7), DoubtReason.EarlyFinal, Unlikely },
    };

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void Answer_ThatIsDoubtful_IsTakenWhenItWasSaidOftenEnough(Game before, Game after, DoubtReason reason, int answers)
    {
        var state = Week.After(before);
        for (var answer = 1; answer < answers; answer++)
        {
            var decision = state.Apply(after);

            Assert.Equal([before with { Note = new Doubt { Id = "", Reason = reason }.Note }], decision.Next.Games);
            var held = Assert.Single(decision.Held);
            Assert.Equal((reason, answer, answers), (held.Reason, held.Answers, held.Needed));
            Assert.StartsWith("BAL @ CLE (2015113000): ", held.ToString(), StringComparison.Ordinal);
            Assert.True(Assert.Single(decision.Next.Doubts).IsWaiting);
            state = decision.Next;
        }

        var taken = state.Apply(after);

        Assert.Equal([after], taken.Next.Games);
        Assert.Empty(taken.Next.Doubts);
        Assert.Empty(taken.Held);
    }

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void Answer_ThatIsContradicted_IsForgottenAndTakesMoreTheNextTime(Game before, Game after, DoubtReason reason, int answers)
    {
        var state = Week.After(before).Apply(after).Next.Apply(before).Next;
        Assert.All(state.Doubts, doubt => Assert.False(doubt.IsWaiting));
        Assert.Equal(before, state.Games[0] with { Note = null });

        var again = state.Apply(after);

        var held = Assert.Single(again.Held);
        Assert.Equal((reason, 1), (held.Reason, held.Answers));
        Assert.Equal(answers + 1, held.Needed);
    }

    [Fact]
    public void Feed_CaughtAgainAndAgain_IsStillBelievedAfterTwelveAnswersInARow()
    {
        var (before, after) = (Week.InPlay(3, "08:11", 3, 7), Week.InPlay(2, "01:00", 3, 7));
        var state = Week.After(before);
        for (var times = 0; times < 30; times++)
        {
            state = state.Apply(after).Next.Apply(before).Next;
        }

        for (var answer = 1; answer < Most; answer++)
        {
            var decision = state.Apply(after);
            Assert.Equal(Most, Assert.Single(decision.Held).Needed);
            state = decision.Next;
        }

        Assert.Equal([after], state.Apply(after).Next.Games);
    }

    [Fact]
    public void Note_OfAFeedThatContradictedItself_StaysAMinuteAndGoes()
    {
        var playing = Week.InPlay(3, "08:11", 3, 7);
        var state = Week.After(playing).Apply(Week.InPlay(2, "01:00", 3, 7)).Next;
        var held = state.Doubts[0].At;

        var soon = WeekRules.Apply(state, At(held.AddSeconds(59), playing), "k3f9").Next;
        var later = WeekRules.Apply(soon, At(held.AddSeconds(60), playing), "k3f9").Next;

        Assert.NotNull(soon.Games[0].Note);
        Assert.Equal([playing], later.Games);
        Assert.Equal(1, Assert.Single(later.Doubts).Contradicted);
        Assert.Empty(WeekRules.Apply(later, At(held.AddMinutes(10), playing), "k3f9").Next.Doubts);
    }

    [Fact]
    public void Note_OfTheFeedItself_IsShownAgainWhenTheDoubtIsOver()
    {
        var delayed = Week.InPlay(3, "08:11", 3, 7) with { Note = "Lightning" };
        var state = Week.After(delayed).Apply(Week.InPlay(2, "01:00", 3, 7)).Next;

        Assert.NotEqual("Lightning", state.Games[0].Note);
        Assert.Equal("Lightning", state.Apply(delayed).Next.Games[0].Note);
    }

    [Fact]
    public void Progress_OfTheFeed_IsNotMadeByOurNotes()
    {
        var state = Week.After(Week.InPlay(3, "08:11", 3, 7));

        var held = WeekRules.Apply(state, Week.Report(9, Week.InPlay(2, "01:00", 3, 7)), "k3f9");

        Assert.NotNull(held.Change);
        Assert.Equal(state.ChangedAt, held.Next.ChangedAt);
        Assert.Equal(state.MovedAt, held.Next.MovedAt);
    }

    [Fact]
    public void Answer_ThatGoesBackFurther_DoesNotConfirmTheOneBefore()
    {
        var state = Week.After(Week.InPlay(3, "08:11", 3, 7)).Apply(Week.InPlay(3, "08:20", 3, 7)).Next;

        Assert.Equal(1, Assert.Single(state.Apply(Week.InPlay(3, "08:40", 3, 7)).Held).Answers);
    }

    [Fact]
    public void Answer_ThatGoesOnFromTheOneHeldBack_ConfirmsIt()
    {
        var state = Week.After(Week.InPlay(3, "08:11", 3, 7)).Apply(Week.InPlay(3, "08:40", 3, 7)).Next;

        Assert.Equal([Week.InPlay(3, "08:35", 3, 7)], state.Apply(Week.InPlay(3, "08:35", 3, 7)).Next.Games);
    }

    [Fact]
    public void Doubt_WhileAnAnswerLacksTheGame_Stays()
    {
        var held = Week.After(Week.InPlay(3, "08:11", 3, 7)).Apply(Week.InPlay(2, "01:00", 3, 7)).Next;

        Assert.Equal(held.Doubts, held.Apply(Week.Other).Next.Doubts);
    }

    [Fact]
    public void Touchdown_SeenBeforeAtTheSameClock_WaitsForASecondAnswer()
    {
        // The clock stands between a touchdown and its try: the six points after the seven are an older answer, or a correction.
        var state = Week.After(Week.InPlay(1, "14:49", 0, 0), Week.InPlay(1, "14:49", 6, 0), Week.InPlay(1, "14:49", 7, 0));

        var first = state.Apply(Week.InPlay(1, "14:49", 6, 0));

        Assert.Equal(7, first.Next.Games[0].AwayScore);
        Assert.Equal(6, first.Next.Apply(Week.InPlay(1, "14:49", 6, 0)).Next.Games[0].AwayScore);
    }

    [Fact]
    public void Report_ThatGoesBackInSeveralGames_IsTakenForAnOldOne()
    {
        Game Other(string clock) => Week.Other with { Status = GameStatus.InProgress, Period = 1, Clock = clock, AwayScore = 0, HomeScore = 0 };
        var state = new WeekState().Apply(Week.InPlay(3, "08:11", 3, 7), Other("02:08")).Next;

        var decision = state.Apply(Week.InPlay(3, "08:30", 3, 7), Other("02:20"));

        Assert.Equal([Unlikely, Unlikely], decision.Held.Select(held => held.Needed));
    }

    [Fact]
    public void Report_ThatGoesBackInOneGame_BringsOfTheOthersOnlyProgress()
    {
        Game Third(string ball) => Week.InPlay(2, "05:00", 0, 0) with { Id = "2015112912", Away = new("SF", "49ers"), Home = new("SEA", "Seahawks"), Possession = ball };
        var other = Week.Other with { Status = GameStatus.InProgress, Period = 1, Clock = "15:00", AwayScore = 0, HomeScore = 0 };
        var state = new WeekState().Apply(Week.InPlay(3, "08:11", 3, 7), Week.Other, Third("SF")).Next;

        var decision = state.Apply(Week.InPlay(2, "01:00", 3, 7), other, Third("SEA"));

        Assert.Equal(other, decision.Next.Games.Single(game => game.Id == other.Id));
        Assert.Equal(Third("SF"), decision.Next.Games.Single(game => game.Id == "2015112912"));
        Assert.Single(decision.Held);
    }

    [Fact]
    public void Game_Delayed_IsShownAtOnce()
    {
        var off = Week.InPlay(1, "10:00", 0, 0) with { Status = GameStatus.Delayed, Note = "Lightning" };

        Assert.Equal(off, Week.After(Week.InPlay(1, "10:00", 0, 0), off).Games[0]);
    }

    [Theory]
    [InlineData(GameStatus.Postponed)]
    [InlineData(GameStatus.Canceled)]
    [InlineData(GameStatus.Suspended)]
    public void Game_CalledOffDaysBefore_IsTakenAtOnce(GameStatus status)
    {
        var off = Week.Scheduled with { Status = status };

        Assert.Equal([off], WeekRules.Apply(Week.After(Week.Scheduled), At(Week.Scheduled.Kickoff.AddDays(-1), off), "k3f9").Next.Games);
    }

    [Fact]
    public void Kickoff_MovedDaysBefore_IsTakenAtOnce_AndAQuarterOfAnHourAtAnyTime()
    {
        var (state, moved) = (Week.After(Week.Scheduled), Week.Scheduled with { Kickoff = Week.Scheduled.Kickoff.AddDays(1) });
        var late = Week.Scheduled with { Kickoff = Week.Scheduled.Kickoff.AddMinutes(15) };

        Assert.Equal([moved], WeekRules.Apply(state, At(Week.Scheduled.Kickoff.AddDays(-1), moved), "k3f9").Next.Games);
        Assert.Equal([late], WeekRules.Apply(state, At(Week.Scheduled.Kickoff, late), "k3f9").Next.Games);
    }

    [Theory]
    [MemberData(nameof(LastMinute))]
    public void Game_CalledOffOrMovedAtTheLastMinute_WaitsForSixAnswers(Game off)
    {
        var kickoff = Week.Scheduled.Kickoff;
        var state = WeekRules.Apply(new(), At(kickoff.AddMinutes(-15), Week.Scheduled), "k3f9").Next;
        for (var answer = 1; answer < Unlikely; answer++)
        {
            state = WeekRules.Apply(state, At(kickoff.AddMinutes(-10), off), "k3f9").Next;
            Assert.Equal(Week.Scheduled, state.Games[0] with { Note = null });
            Assert.True(state.Doubts[0].IsWaiting);
        }

        var taken = WeekRules.Apply(state, At(kickoff.AddMinutes(-10), off), "k3f9").Next;

        Assert.NotEqual(Week.Scheduled, taken.Games[0] with { Note = null });
        // One that was called off is asked for as if it had ended; what is moved has a kick-off.
        Assert.Equal(taken.Games[0].IsAhead ? null : kickoff.AddMinutes(-10), taken.FinalAt);
    }

    public static TheoryData<Game> LastMinute => new(
        Week.Scheduled with { Status = GameStatus.Postponed },
        Week.Scheduled with { Status = GameStatus.Canceled },
        // A final without a point of a game that was never played.
        Week.Final(0, 0),
        Week.Scheduled with { Kickoff = Week.Scheduled.Kickoff.AddDays(3) },
        Week.Scheduled with { Kickoff = Week.Scheduled.Kickoff.AddDays(-3) });

    [Fact]
    public void Answers_OfTwoNodesBothBehind_AreBelievedAfterTwelve()
    {
        // The feed was ahead of the truth once; one node of it is 30 s older than the other.
        var state = Week.After(Week.InPlay(4, "00:30", 7, 3));
        var answers = 0;
        while (state.Games[0].Period == 4)
        {
            answers++;
            state = state.Apply(Week.InPlay(3, answers % 2 == 0 ? "10:30" : "10:00", 7, 3)).Next;
        }

        Assert.Equal((Most - 1, "10:00"), (answers, state.Games[0].Clock));
    }

    [Fact]
    public void Answers_ThatSayDifferentThings_DoNotConfirmEachOther()
    {
        var state = Week.After(Week.InPlay(3, "10:00", 7, 0)).Apply(Week.InPlay(1, "05:00", 7, 0)).Next;

        var zeros = state.Apply(Week.InPlay(3, "09:50", 0, 0));

        Assert.Equal((DoubtReason.PointsGone, 1), (zeros.Held[0].Reason, zeros.Held[0].Answers));
        Assert.Equal(7, zeros.Next.Games[0].AwayScore);
        Assert.Equal(0, zeros.Next.Apply(Week.InPlay(3, "09:45", 0, 0)).Next.Games[0].AwayScore);
    }

    private static WeekReport At(DateTimeOffset at, params ImmutableArray<Game> games) => new(Week.Key, at, games, []);
}
