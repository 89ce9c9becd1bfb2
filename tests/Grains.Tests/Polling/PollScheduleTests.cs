using LiveScore.Domain;
using LiveScore.Grains.Tests.Support;

namespace LiveScore.Grains.Tests.Polling;

/// <summary>When a week's feed is asked. The numbers are DESIGN section 3's.</summary>
public sealed class PollScheduleTests
{
    private static readonly PollingOptions s_options = new();

    [Fact]
    public void Week_NeverImported_IsNeverAsked() => Assert.Null(Next(new WeekState(), Games.Kickoff));

    [Fact]
    public void Week_WithAllGamesOverAndReadAgain_IsNeverAsked() =>
        Assert.Null(Next(Over(at: 0) with { AnsweredAt = At(24 * 60) }, At((24 * 60) + 1)));

    [Theory]
    [InlineData(-7 * 24 * 60)]
    [InlineData(-16)]
    public void Kickoff_Ahead_IsFirstAskedAQuarterOfAnHourBefore(int now) =>
        Assert.Equal(At(-15), Next(With(Games.Scheduled()), At(now), asked: At(now - 1)));

    [Theory]
    [InlineData(-15)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(45)] // Kick-offs were seen 45 minutes late.
    [InlineData((12 * 60) - 1)]
    public void Kickoff_NearAndUntilTheGameBegins_IsAskedEvery15Seconds(int now) =>
        Assert.Equal(At(now) + Seconds(15), Next(With(Games.Scheduled()), At(now), asked: At(now)));

    [Fact]
    public void Kickoff_OfAGameThatDidNotBeginIn12Hours_IsNoLongerAsked() =>
        Assert.Null(Next(With(Games.Scheduled()) with { AnsweredAt = At(12 * 60) }, At(12 * 60), asked: At(12 * 60)));

    [Fact]
    public void Kickoff_ThatNobodyWasThereFor_IsAskedOnce()
    {
        var missed = With(Games.Scheduled()) with { AnsweredAt = At(-7 * 24 * 60) };

        Assert.Equal(At(12 * 60), Next(missed, At(3 * 24 * 60)));
        Assert.Null(Next(missed with { AnsweredAt = At(3 * 24 * 60) }, At(3 * 24 * 60), asked: At(3 * 24 * 60)));
    }

    [Fact]
    public void Kickoffs_OfSeveralGames_AreEachAnnounced()
    {
        var state = With(Games.Scheduled(0), Games.Scheduled(1, At(60)));

        Assert.Equal(At(-15), Next(state, At(-30), asked: At(-31)));
        Assert.Equal(At(45), Next(With(Games.Scheduled(0).Final(1, 0), Games.Scheduled(1, At(60))) with { AnsweredAt = At(0) }, At(10), asked: At(9)));
    }

    [Theory]
    [InlineData(GameStatus.InProgress)]
    [InlineData(GameStatus.Halftime)]
    [InlineData(GameStatus.Delayed)]
    public void Game_InPlay_IsAskedEvery5Seconds(GameStatus status)
    {
        var state = With(Games.Scheduled(0).InPlay() with { Status = status }, Games.Scheduled(1, At(10)));

        Assert.Equal(At(5) + Seconds(5), Next(state, At(5), asked: At(5)));
    }

    [Fact]
    public void Answer_HeldBackForASecondOne_IsAskedFor5SecondsLater()
    {
        var state = Over(at: 0) with { Doubts = [Doubt(at: 0)] };

        Assert.Equal(At(1) + Seconds(5), Next(state, At(1), asked: At(1)));
    }

    [Fact]
    public void Answer_HeldBackByAFeedThatThenFails_IsAskedForHalfAnHour()
    {
        var state = Over(at: 0) with { Doubts = [Doubt(at: 60)], AnsweredAt = At(60) };

        Assert.Equal(At(89) + Seconds(5), Next(state, At(89), asked: At(89)));
        Assert.Equal(At(24 * 60), Next(state, At(90), asked: At(90)));
    }

    [Theory]
    [InlineData(DoubtReason.Missing, 3)]
    [InlineData(DoubtReason.StepBack, 0)]
    public void Doubt_ThatTheNextAnswerDoesNotDecide_IsNotAskedFor(DoubtReason reason, int answers) =>
        Assert.Equal(At(2), Next(Over(at: 0) with { Doubts = [Doubt(at: 0) with { Reason = reason, Answers = answers }] }, At(1), asked: At(1)));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(29, 30)]
    public void Finals_ForHalfAnHour_AreAskedOnceAMinute(int now, int next) =>
        Assert.Equal(At(next), Next(Over(at: 0), At(now), asked: At(now)));

    [Theory]
    [InlineData(30)]
    [InlineData((24 * 60) - 1)]
    [InlineData(3 * 24 * 60)] // Everything was down for days: it is still read.
    public void Finals_AfterHalfAnHour_AreAskedOnceMoreADayLater(int now) =>
        Assert.Equal(At(24 * 60), Next(Over(at: 0) with { AnsweredAt = At(29) }, At(now), asked: At(29)));

    [Fact]
    public void Finals_ThatCannotBeReadForADay_AreGivenUp()
    {
        var state = Over(at: 0) with { AnsweredAt = At(29) };

        Assert.NotNull(Next(state, At(47 * 60), asked: At((47 * 60) - 1)));
        Assert.Null(Next(state, At(48 * 60), asked: At(48 * 60)));
    }

    [Fact]
    public void Finals_AfterARestart_CountTheAnswerThatIsStored()
    {
        Assert.Equal(At(11), Next(Over(at: 0) with { AnsweredAt = At(10) }, At(12)));
    }

    [Theory]
    [InlineData(GameStatus.Canceled)]
    [InlineData(GameStatus.Final)]
    public void Game_ThatIsNotToBePlayed_IsNeverAsked(GameStatus status) =>
        Assert.Null(Next(With(Games.Scheduled() with { Status = status }), At(0), asked: At(-1)));

    [Theory]
    [InlineData(GameStatus.Postponed, 12)]
    [InlineData(GameStatus.Suspended, 48)]
    public void Game_OnHold_IsAskedEvery10MinutesOnItsDayAndThenOnceADayForAWeek(GameStatus status, int hours)
    {
        var state = With(Games.Scheduled() with { Status = status }) with { AnsweredAt = At(-60) };

        Assert.Equal(At(23 * 60), Next(state, At(-20)));
        Assert.Equal(At(-5), Next(state, At(-15), asked: At(-15)));
        Assert.Equal(At((hours * 60) + 9), Next(state, At((hours * 60) - 1), asked: At((hours * 60) - 1)));
        Assert.Equal(At((hours + 24) * 60), Next(state, At(hours * 60), asked: At(hours * 60)));
        Assert.Null(Next(state, At(7 * 24 * 60), asked: At(6 * 24 * 60)));
    }

    [Fact]
    public void Game_InPlayForTwoDays_IsReadOnceMore()
    {
        var state = With(Games.Scheduled().InPlay()) with { AnsweredAt = At(47 * 60) };

        Assert.Equal(At(47 * 60) + Seconds(5), Next(state, At(47 * 60), asked: At(47 * 60)));
        Assert.Equal(At(48 * 60), Next(state, At(49 * 60), asked: At(47 * 60)));
        Assert.Null(Next(state, At(73 * 60), asked: At(73 * 60)));
        Assert.Null(Next(state with { AnsweredAt = At(49 * 60) }, At(50 * 60), asked: At(49 * 60)));
    }

    [Theory]
    [InlineData(-16, false)]
    [InlineData(-15, true)]
    [InlineData(45, true)]
    [InlineData(12 * 60, false)]
    public void Week_BeforeAKickoff_IsLiveFromAQuarterOfAnHourBefore(int now, bool isLive) =>
        Assert.Equal(isLive, PollSchedule.IsLive(With(Games.Scheduled()), At(now), s_options));

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    [InlineData(24 * 60, false)]
    public void Week_AfterItsLastFinal_IsLiveForHalfAnHour(int now, bool isLive) =>
        Assert.Equal(isLive, PollSchedule.IsLive(Over(at: 0), At(now), s_options));

    [Fact]
    public void Week_WithAGameInPlay_IsLive()
    {
        Assert.True(PollSchedule.IsLive(With(Games.Scheduled().InPlay()), At(60), s_options));
        Assert.False(PollSchedule.IsLive(With(Games.Scheduled().InPlay()), At(48 * 60), s_options));
        Assert.False(PollSchedule.IsLive(new(), At(0), s_options));
    }

    [Fact]
    public void Week_InPlayAndNeverAskedByThisActivation_IsAskedAtOnce() =>
        Assert.Equal(At(7), Next(With(Games.Scheduled().InPlay()), At(7)));

    [Fact]
    public void Options_Changed_AreFollowed()
    {
        var options = new PollingOptions { InPlay = Seconds(2), Lead = TimeSpan.FromMinutes(3), ReadAgain = TimeSpan.FromHours(2) };

        Assert.Equal(At(1) + Seconds(2), PollSchedule.Next(With(Games.Scheduled().InPlay()), At(1), At(1), options));
        Assert.Equal(At(-3), PollSchedule.Next(With(Games.Scheduled()), At(-9), At(-9), options));
        Assert.Equal(At(120), PollSchedule.Next(Over(at: 0), At(31), At(31), options));
    }

    private static DateTimeOffset? Next(WeekState state, DateTimeOffset now, DateTimeOffset? asked = null) =>
        PollSchedule.Next(state, asked, now, s_options);

    private static DateTimeOffset At(int minutes) => Games.Kickoff + TimeSpan.FromMinutes(minutes);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private static WeekState With(params Game[] games) => new() { Epoch = "e", Games = [.. games] };

    private static Doubt Doubt(int at) => new() { Id = Games.Scheduled().Id, Answers = 1, At = At(at) };

    private static WeekState Over(int at) =>
        With(Games.Scheduled().Final(33, 27)) with { FinalAt = At(at), AnsweredAt = At(at) };
}
