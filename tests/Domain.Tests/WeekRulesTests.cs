using Xunit;

namespace LiveScore.Domain.Tests;

public sealed class WeekRulesTests
{
    [Fact]
    public void FirstReport_OfAWeek_BringsItsGamesAsVersionOne()
    {
        var decision = new WeekState().Apply(Week.Scheduled, Week.Other);

        Assert.Equal(("k3f9", 1L), (decision.Next.Epoch, decision.Next.Version));
        Assert.Equal([Week.Other, Week.Scheduled], decision.Next.Games);
        Assert.Equal(decision.Next.Games, decision.Change!.ApplyTo([]));
        Assert.Equal(["2015112911", "2015113000"], decision.Change.Games.Select(patch => patch.Id));
    }

    [Fact]
    public void Report_SaidAgain_ChangesNothingButTheTimeOfTheAnswer()
    {
        var state = Week.After(Week.InPlay(1, "08:11", 0, 7));

        var decision = WeekRules.Apply(state, Week.Report(9, Week.InPlay(1, "08:11", 0, 7)), "other");

        Assert.Null(decision.Change);
        Assert.Equal(state with { AnsweredAt = Week.Report(9).At }, decision.Next);
    }

    [Fact]
    public void Epoch_OfAStoredWeek_Stays() => Assert.Equal(
        "k3f9", WeekRules.Apply(Week.After(Week.Scheduled), Week.Report(1, Week.InPlay(1, "15:00", 0, 0)), "other").Next.Epoch);

    [Fact]
    public void Change_IsDatedByItsReport()
    {
        var decision = WeekRules.Apply(Week.After(Week.Scheduled), Week.Report(7, Week.InPlay(1, "15:00", 0, 0)), "k3f9");

        Assert.Equal(Week.Report(7).At, decision.Change!.At);
        Assert.Equal(Week.Report(7).At, decision.Next.ChangedAt);
    }

    [Fact]
    public void Touchdown_TakenBack_IsTakenBackAtOnce()
    {
        var decision = Week.After(Week.InPlay(2, "08:11", 13, 7)).Apply(Week.InPlay(2, "08:11", 7, 7));

        Assert.Equal(7, decision.Next.Games[0].AwayScore);
        Assert.Equal(7, Assert.Single(decision.Change!.Games).AwayScore);
    }

    [Fact]
    public void Final_ThatWasWrong_IsCorrectedAtOnce()
    {
        // 2016112701: the feed said 12-19, a safety on the last play made it 14-19.
        var state = Week.After(Week.InPlay(4, "00:00", 12, 19), Week.Final(12, 19));

        Assert.Equal(Week.Final(14, 19), state.Apply(Week.Final(14, 19)).Next.Games[0]);
    }

    [Fact]
    public void FinalAt_IsTheLastTimeAGameBecameFinal()
    {
        var before = Week.After(Week.InPlay(4, "00:01", 7, 0));
        var final = WeekRules.Apply(before, Week.Report(5, Week.Final(7, 0)), "k3f9").Next;
        var corrected = WeekRules.Apply(final, Week.Report(6, Week.Final(8, 0)), "k3f9").Next;

        Assert.Null(before.FinalAt);
        Assert.Equal(Week.Report(5).At, final.FinalAt);
        Assert.Equal(Week.Report(5).At, corrected.FinalAt);
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(13, false)]
    public void FinalAt_OfAGameFirstSeenFinal_CountsOnlySoonAfterItsKickoff(int hours, bool counts)
    {
        var report = Week.Report(0, Week.Final(7, 0)) with { At = Week.Scheduled.Kickoff.AddHours(hours) };

        Assert.Equal(counts ? report.At : null, WeekRules.Apply(new(), report, "k3f9").Next.FinalAt);
    }

    [Fact]
    public void FinalAt_OfAGameThatWentOnTheNextDay_Counts()
    {
        var monday = Week.Scheduled.Kickoff.AddHours(30);
        var state = WeekRules.Apply(new(), Week.Report(0, Week.InPlay(4, "00:08", 7, 0)) with { At = monday }, "k3f9").Next;

        Assert.Equal(monday.AddMinutes(1), WeekRules.Apply(state, Week.Report(0, Week.Final(7, 0)) with { At = monday.AddMinutes(1) }, "k3f9").Next.FinalAt);
    }

    [Fact]
    public void Game_ThatAReportLacks_Stays()
    {
        var state = new WeekState().Apply(Week.Scheduled, Week.Other).Next;

        var decision = state.Apply(Week.InPlay(1, "15:00", 0, 0));

        Assert.Equal([Week.Other, Week.InPlay(1, "15:00", 0, 0)], decision.Next.Games);
        Assert.Single(decision.Change!.Games);
    }

    [Fact]
    public void Game_Moved_IsSortedAnew()
    {
        var state = new WeekState().Apply(Week.Scheduled, Week.Other).Next;
        var moved = Week.Other with { Kickoff = Week.Other.Kickoff.AddDays(1) };

        Assert.Equal([Week.Scheduled, moved], state.Apply(moved).Next.Games);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void Final_OfAGameNeverInPlayWithoutAPoint_IsCanceled(int? score)
    {
        var final = Week.Scheduled with { Status = GameStatus.Final, AwayScore = score, HomeScore = score };
        var canceled = Week.Scheduled with { Status = GameStatus.Canceled, Note = "Not played" };

        Assert.Equal(canceled, Week.After(final).Games[0]);
        Assert.Equal(canceled, Week.After(Week.Scheduled, final).Games[0]);
        Assert.Equal(2, Week.After(Week.Scheduled, final, final).Version);
    }

    [Fact]
    public void Final_OfAGameThatWasInPlay_IsAResultEvenWithoutAPoint() =>
        Assert.Equal(Week.Final(0, 0) with { Overtime = true }, Week.After(Week.InPlay(5, "00:00", 0, 0), Week.Final(0, 0) with { Overtime = true }).Games[0]);

    [Fact]
    public void Game_PlayedAfterAll_IsNoLongerCanceled() => Assert.Equal(
        Week.InPlay(1, "15:00", 0, 0), Week.After(Week.Scheduled, Week.Final(0, 0), Week.InPlay(1, "15:00", 0, 0)).Games[0]);

    [Fact]
    public void Game_PrintedTwice_CountsAsTheOneFurtherAlong()
    {
        var (older, newer) = (Week.InPlay(2, "08:11", 0, 7), Week.InPlay(2, "07:30", 3, 7));

        Assert.Equal(newer, new WeekState().Apply(older, newer).Next.Games.Single());
        Assert.Equal(newer, new WeekState().Apply(newer, older).Next.Games.Single());
    }

    [Fact]
    public void Game_PrintedTwiceAtTheSameClock_CountsAsTheOneThatComesLater()
    {
        // The clock stands between a touchdown and its try, or its reversal: it does not tell which of the two is older.
        var (six, seven) = (Week.InPlay(1, "14:49", 6, 0), Week.InPlay(1, "14:49", 7, 0));

        Assert.Equal(seven, new WeekState().Apply(six, seven).Next.Games.Single());
        Assert.Equal(six, new WeekState().Apply(seven, six).Next.Games.Single());
    }

    [Fact]
    public void Game_ExpectedButNoLongerInTheFeed_IsPostponedAfterTwelveAnswers()
    {
        var state = new WeekState().Apply(Week.Scheduled, Week.Other).Next;
        for (var answer = 1; answer < 12; answer++)
        {
            state = state.Apply(Week.Other).Next;
            Assert.Equal((1, GameStatus.Scheduled), (state.Version, state.Games[1].Status));
            Assert.DoesNotContain(state.Doubts, doubt => doubt.IsWaiting);
        }

        var gone = state.Apply(Week.Other).Next;

        Assert.Equal((GameStatus.Postponed, "No longer on the feed's schedule"), (gone.Games[1].Status, gone.Games[1].Note));
        Assert.Equal([Week.Other, Week.Scheduled], gone.Apply(Week.Scheduled, Week.Other).Next.Games);
    }

    [Fact]
    public void Game_InPlayButNoLongerInTheFeed_IsSuspendedAfter360Answers()
    {
        var playing = Week.InPlay(3, "08:11", 3, 7);
        var state = new WeekState().Apply(playing, Week.Other).Next;
        var answers = 0;
        for (; state.Games[1].Status == GameStatus.InProgress; answers++)
        {
            Assert.Equal(playing, state.Games[1]);
            state = state.Apply(Week.Other).Next;
        }

        Assert.Equal(360, answers);
        Assert.Equal((GameStatus.Suspended, 3, 7, "No longer on the feed's schedule"), (state.Games[1].Status, state.Games[1].AwayScore, state.Games[1].HomeScore, state.Games[1].Note));
        Assert.Equal(playing, state.Apply(playing, Week.Other).Next.Games[1]);
    }

    [Fact]
    public void Game_MissingNowAndThenOrUnreadableOrPlayed_IsKeptAsItIs()
    {
        var played = Week.InPlay(1, "15:00", 0, 0) with { Id = "2015112912", Away = new("SF", "49ers"), Home = new("SEA", "Seahawks") };
        var state = new WeekState().Apply(Week.Scheduled, Week.Other, played).Next;
        var games = state.Games;
        for (var answer = 1; answer < 40; answer++)
        {
            state = answer % 10 == 0
                ? state.Apply(Week.Scheduled, Week.Other).Next
                : WeekRules.Apply(state, Week.Report(answer, Week.Other) with { Faults = answer % 2 == 0 ? ["game '2015113000': no score"] : [] }, "k3f9").Next;
        }

        Assert.Equal(games, state.Games);
    }
}
