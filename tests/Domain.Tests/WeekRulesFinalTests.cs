using System.Collections.Immutable;
using Xunit;

namespace LiveScore.Domain.Tests;

/// <summary>
/// Finals that come too early. DAL @ GB of 2015-12-13 was reported final at halftime (issue BurntSushi/nflgame#185).
/// </summary>
public sealed class WeekRulesFinalTests
{
    private const int Longest = 360;

    private static readonly DateTimeOffset s_start = Week.Report(0).At;

    [Theory]
    [InlineData(2, "00:00", 28)]
    [InlineData(1, "15:00", 58)]
    [InlineData(4, "10:00", 8)]
    public void Final_BeforeTheClockCanHaveRunOut_WaitsUntilItCan(int period, string clock, int minutes)
    {
        var playing = Week.InPlay(period, clock, 10, 14);

        Assert.Equal(GameStatus.InProgress, Said(playing, minutes).Next.Games[0].Status);
        Assert.Equal(DoubtReason.EarlyFinal, Assert.Single(Said(playing, minutes).Held).Reason);
        // A minute is allowed for a feed that lags.
        Assert.Equal(GameStatus.Final, Said(playing, minutes + 2).Next.Games[0].Status);
    }

    [Fact]
    public void Final_AtHalftime_IsNeverShownWhenThePlayGoesOn()
    {
        var state = Told(new(), s_start, Week.Halftime(10, 14)).Next;
        for (var seconds = 5; seconds <= 13 * 60; seconds += 5)
        {
            state = Told(state, s_start.AddSeconds(seconds), Week.Final(10, 14)).Next;
            Assert.Equal(Week.Halftime(10, 14), state.Games[0] with { Note = null });
            Assert.NotNull(state.Games[0].Note);
        }

        var on = Told(state, s_start.AddMinutes(14), Week.InPlay(3, "15:00", 10, 14)).Next;

        Assert.Equal(Week.InPlay(3, "15:00", 10, 14), on.Games[0] with { Note = null });
    }

    [Fact]
    public void Final_SaidForHalfAnHour_IsBelievedWhateverTheClockSays()
    {
        // Games are called off: nobody is kept waiting for ever.
        var state = Told(new(), s_start, Week.InPlay(1, "15:00", 3, 0)).Next;
        var answers = 0;
        while (state.Games[0].Status != GameStatus.Final)
        {
            state = Told(state, s_start.AddSeconds(5 * ++answers), Week.Final(3, 0)).Next;
        }

        Assert.Equal(Longest, answers);
    }

    [Theory]
    [InlineData(4, "00:00", 12, 19, false)]
    [InlineData(4, "00:42", 12, 19, false)]
    // A score in overtime ends the game at once.
    [InlineData(5, "12:00", 19, 13, true)]
    public void Final_ThatCanWellBe_IsTakenAtOnce(int period, string clock, int away, int home, bool overtime)
    {
        var final = Week.Final(away, home) with { Overtime = overtime };

        Assert.Equal([final], Told(Told(new(), s_start, Week.InPlay(period, clock, 13, 13)).Next, s_start.AddSeconds(5), final).Next.Games);
    }

    [Fact]
    public void Tie_BeforeTheOvertimeHasRunOut_Waits()
    {
        // 2013111001 was reported final at 17-17 before the winning kick: issue BurntSushi/nfldb#128.
        var playing = Week.InPlay(5, "04:46", 17, 17);

        Assert.Single(Told(Told(new(), s_start, playing).Next, s_start.AddSeconds(5), Week.Final(17, 17) with { Overtime = true }).Held);
    }

    [Fact]
    public void Tie_WithoutAnOvertime_IsAResultInThePreseason()
    {
        var week = SeasonWeekKey.Parse("2022/pre/2");
        var state = WeekRules.Apply(new(), new(week, s_start, [Week.InPlay(4, "00:00", 7, 7)], []), "k3f9").Next;

        Assert.Equal([Week.Final(7, 7)], WeekRules.Apply(state, new(week, s_start.AddSeconds(5), [Week.Final(7, 7)], []), "k3f9").Next.Games);
    }

    [Fact]
    public void Final_AfterTheFeedWasSilentForLong_IsTakenAtOnce() =>
        Assert.Empty(Said(Week.InPlay(2, "08:00", 10, 14), minutes: 90).Held);

    [Fact]
    public void Final_OfAGameWhoseLastMoveIsNotKnown_IsTakenAtOnce()
    {
        var state = Told(new(), s_start, Week.InPlay(2, "08:00", 10, 14)).Next with { MovedAt = new WeekState().MovedAt };

        Assert.Empty(Told(state, s_start.AddSeconds(5), Week.Final(10, 14)).Held);
    }

    [Fact]
    public void Final_ThatWasBelieved_IsTakenBackByTheSecondAnswerThatGoesOn()
    {
        var state = Said(Week.InPlay(4, "00:03", 17, 17), minutes: 1, Week.Final(20, 17)).Next;
        Assert.Equal(GameStatus.Final, state.Games[0].Status);

        var overtime = Told(state, s_start.AddMinutes(2), Week.InPlay(5, "15:00", 20, 20));
        var goesOn = Told(overtime.Next, s_start.AddMinutes(3), Week.InPlay(5, "14:51", 20, 20));

        Assert.Equal(GameStatus.Final, overtime.Next.Games[0].Status);
        Assert.Equal([Week.InPlay(5, "14:51", 20, 20)], goesOn.Next.Games);
    }

    [Fact]
    public void Final_OfAGameWhoseClockStoodStillWhilePointsCame_CountsFromTheClock()
    {
        var state = Told(new(), s_start, Week.InPlay(4, "09:00", 17, 10)).Next;
        state = Told(state, s_start.AddMinutes(9), Week.InPlay(4, "09:00", 17, 17)).Next;

        Assert.Empty(Told(state, s_start.AddMinutes(10), Week.Final(20, 17)).Held);
    }

    [Fact]
    public void Final_OfAGameThatMoves_CountsFromItsLastMove()
    {
        var state = Told(new(), s_start, Week.InPlay(4, "09:00", 17, 10)).Next;
        state = Told(state, s_start.AddMinutes(30), Week.InPlay(4, "08:30", 17, 10)).Next;

        Assert.Equal(s_start.AddMinutes(30), state.MovedAt[Week.Scheduled.Id]);
        Assert.Single(Told(state, s_start.AddMinutes(31), Week.Final(17, 10)).Held);
        Assert.Empty(Told(state, s_start.AddMinutes(39), Week.Final(17, 10)).Next.MovedAt);
    }

    private static WeekDecision Said(Game playing, int minutes, Game? final = null) =>
        Told(Told(new(), s_start, playing).Next, s_start.AddMinutes(minutes), final ?? Week.Final(10, 14));

    private static WeekDecision Told(WeekState state, DateTimeOffset at, params ImmutableArray<Game> games) =>
        WeekRules.Apply(state, new(Week.Key, at, games, []), "k3f9");
}
