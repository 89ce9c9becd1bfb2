using System.Text.Json.Nodes;
using LiveScore.Domain;
using Xunit;

namespace LiveScore.Feeds.Tests.Espn;

/// <summary>What a status means: shared/feeds/FORMATS.md, section 3.</summary>
public sealed class EspnStateTests
{
    private static readonly Game s_scheduled = Scoreboard.Single(Scoreboard.Game());

    private static readonly Game s_scored = s_scheduled with { AwayScore = 7, HomeScore = 3 };

    [Fact]
    public void BeforeKickoff_HasNoScoreAndNothingInPlay() => Assert.Equal(
        new Game
        {
            Id = "401772901",
            Kickoff = new DateTimeOffset(2025, 11, 23, 13, 0, 0, TimeSpan.FromHours(-5)),
            Away = new("MIN", "Vikings"),
            Home = new("GB", "Packers"),
        },
        s_scheduled);

    [Fact]
    public void BeforeKickoff_OnTheDay_IsStillScheduled() =>
        Assert.Equal(s_scheduled, Scoreboard.Single(Scoreboard.Game("STATUS_SCHEDULED", "pre", false, 1, "15:00")));

    [Theory]
    [InlineData("STATUS_IN_PROGRESS", 1, "15:00", 1, "15:00", false)]
    [InlineData("STATUS_IN_PROGRESS", 2, "0:48", 2, "00:48", false)]
    [InlineData("STATUS_IN_PROGRESS", 5, "9:59", 5, "09:59", true)]
    [InlineData("STATUS_IN_PROGRESS", 6, "9:59", 6, "09:59", true)]
    [InlineData("STATUS_IN_PROGRESS", 10, "9:59", 10, "09:59", true)]
    [InlineData("STATUS_IN_PROGRESS", 0, "0:00", null, null, false)]
    [InlineData("STATUS_END_PERIOD", 1, "0:00", 1, "00:00", false)]
    [InlineData("STATUS_END_PERIOD", 3, "0:00", 3, "00:00", false)]
    // A tie at the end of regulation, then one at the end of an overtime.
    [InlineData("STATUS_END_PERIOD", 4, "0:00", 4, "00:00", false)]
    [InlineData("STATUS_END_PERIOD", 5, "0:00", 5, "00:00", true)]
    [InlineData("STATUS_END_PERIOD", 6, "0:00", 6, "00:00", true)]
    [InlineData("STATUS_FORFEIT", 3, "1:00", 3, "01:00", false)]
    [InlineData("STATUS_SCHEDULED", 1, "15:00", 1, "15:00", false)]
    [InlineData("STATUS_FINAL", 4, "0:00", 4, "00:00", false)]
    [InlineData("STATUS_NEVER_HEARD_OF", 4, "2:00", 4, "02:00", false)]
    public void InPlay_ByItsState_HasPeriodClockAndScore(
        string name, int period, string clock, int? ourPeriod, string? ourClock, bool overtime) => Assert.Equal(
        s_scored with { Status = GameStatus.InProgress, Period = ourPeriod, Clock = ourClock, Overtime = overtime },
        Of(name, "in", false, period, clock));

    [Fact]
    public void SecondOvertime_IsBelievedAtOnceToFollowTheFirst()
    {
        var week = Seen(new WeekState(), "STATUS_IN_PROGRESS", 5, "0:01");
        week = Seen(week, "STATUS_END_PERIOD", 5, "0:00");

        week = Seen(week, "STATUS_IN_PROGRESS", 6, "15:00");

        Assert.Equal((6, "15:00", null), (week.Games[0].Period, week.Games[0].Clock, week.Games[0].Note));
        Assert.Empty(week.Doubts);

        static WeekState Seen(WeekState state, string name, int period, string clock) => WeekRules.Apply(
            state,
            Scoreboard.Reported(Scoreboard.Of(Scoreboard.Game(name, "in", false, period, clock, Score))) with
            {
                At = (state.AnsweredAt ?? Scoreboard.ReceivedAt) + TimeSpan.FromSeconds(5),
            },
            "epoch").Next;
    }

    [Fact]
    public void Halftime_IsTheSecondPeriodWithoutAClock() => Assert.Equal(
        s_scored with { Status = GameStatus.Halftime, Period = 2 }, Of("STATUS_HALFTIME", "in", false, 2, "0:00"));

    [Theory]
    [InlineData("STATUS_FINAL", 4, false)]
    [InlineData("STATUS_FINAL", 5, true)]
    [InlineData("STATUS_HALFTIME", 4, false)]
    [InlineData("STATUS_SUSPENDED", 4, false)]
    [InlineData("STATUS_FORFEIT", 4, false)]
    [InlineData("STATUS_DELAYED", 6, true)]
    [InlineData("STATUS_NEVER_HEARD_OF", 4, false)]
    public void Final_IsPostAndCompleted(string name, int period, bool overtime) => Assert.Equal(
        s_scored with { Status = GameStatus.Final, Overtime = overtime }, Of(name, "post", true, period, "0:00"));

    [Fact]
    public void Final_NotCompleted_IsInPlay() => Assert.Equal(
        s_scored with { Status = GameStatus.InProgress, Period = 4, Clock = "00:00" }, Of("STATUS_FINAL", "post", false, 4, "0:00"));

    [Theory]
    [InlineData(null)]
    [InlineData("\"true\"")]
    public void Final_ThatDoesNotSayWhetherItIsCompleted_IsFinal(string? completed) => Assert.Equal(
        s_scored with { Status = GameStatus.Final },
        Scoreboard.Single(Scoreboard.Game("STATUS_FINAL", "post", true, 4, "0:00", game =>
        {
            Score(game);
            game.Status()["type"]!["completed"] = completed is null ? null : JsonNode.Parse(completed);
        })));

    [Theory]
    // As captured with a postponed game: state post, not completed, 0-0.
    [InlineData("STATUS_POSTPONED", "post", false, GameStatus.Postponed)]
    [InlineData("STATUS_POSTPONED", "post", true, GameStatus.Postponed)]
    [InlineData("STATUS_POSTPONED", "pre", false, GameStatus.Postponed)]
    [InlineData("STATUS_CANCELED", "post", false, GameStatus.Canceled)]
    [InlineData("STATUS_CANCELED", "post", true, GameStatus.Canceled)]
    [InlineData("STATUS_CANCELLED", "pre", false, GameStatus.Canceled)]
    [InlineData("STATUS_FORFEIT", "post", false, GameStatus.Canceled)]
    [InlineData("STATUS_FORFEIT", "pre", false, GameStatus.Canceled)]
    [InlineData("STATUS_DELAYED", "pre", false, GameStatus.Delayed)]
    [InlineData("STATUS_SUSPENDED", "pre", false, GameStatus.Suspended)]
    public void Off_WithoutPlay_HasNoScore(string name, string state, bool completed, GameStatus status) => Assert.Equal(
        s_scheduled with { Status = status }, Of(name, state, completed, 0, "0:00"));

    [Fact]
    public void Delayed_InPlay_KeepsScorePeriodAndClock() => Assert.Equal(
        s_scored with { Status = GameStatus.Delayed, Period = 3, Clock = "07:30" }, Of("STATUS_DELAYED", "in", false, 3, "7:30"));

    [Theory]
    [InlineData("in")]
    [InlineData("post")]
    public void Suspended_InPlay_KeepsTheScore(string state) => Assert.Equal(
        s_scored with { Status = GameStatus.Suspended }, Of("STATUS_SUSPENDED", state, false, 1, "5:58"));

    [Theory]
    [InlineData("STATUS_FINAL", "post", 0)]
    [InlineData("STATUS_NEVER_HEARD_OF", "post", 4)]
    [InlineData("STATUS_IN_PROGRESS", "", 1)]
    [InlineData("STATUS_IN_PROGRESS", "elsewhere", 1)]
    [InlineData("STATUS_IN_PROGRESS", "in", 11)]
    [InlineData("STATUS_IN_PROGRESS", "in", 99)]
    public void State_ThatCannotBeTold_IsAFault(string name, string state, int period)
    {
        var broken = Scoreboard.Game(name, state, false, period, "0:00");

        var report = Scoreboard.Reported(Scoreboard.Of(broken, Scoreboard.Game()));

        Assert.Equal(s_scheduled, Assert.Single(report.Games));
        Assert.Single(report.Faults);
    }

    [Theory]
    [InlineData("""{ "displayClock": "8:11" }""", "08:11")]
    [InlineData("""{ "displayClock": "08:11", "clock": 3 }""", "08:11")]
    [InlineData("""{ "clock": 491 }""", "08:11")]
    [InlineData("""{ "clock": 491.9 }""", "08:11")]
    [InlineData("""{ "displayClock": "", "clock": 900.0 }""", "15:00")]
    [InlineData("""{ "displayClock": "99:59" }""", null)]
    [InlineData("""{ "displayClock": "15:01", "clock": 901 }""", null)]
    [InlineData("""{ "displayClock": "soon", "clock": -1 }""", null)]
    [InlineData("""{ "displayClock": null, "clock": "x" }""", null)]
    [InlineData("{}", null)]
    public void Clock_OfAnyKind_IsPaddedOrAbsent(string clocks, string? clock)
    {
        var given = JsonNode.Parse(clocks)!.AsObject();

        var game = Scoreboard.Single(Scoreboard.InPlay(game =>
        {
            (game.Status()["clock"], game.Status()["displayClock"]) = (given["clock"]?.DeepClone(), given["displayClock"]?.DeepClone());
        }));

        Assert.Equal(clock, game.Clock);
    }

    [Fact]
    public void Status_OfTheEventAlone_IsTakenWhereTheCompetitionHasNone() => Assert.Equal(
        s_scored with { Status = GameStatus.Halftime, Period = 2 },
        Scoreboard.Single(Scoreboard.Game("STATUS_HALFTIME", "in", false, 2, "0:00", game =>
        {
            Score(game);
            game["status"] = game.Status().DeepClone();
            game.Competition().Remove("status");
        })));

    [Theory]
    [InlineData("Delayed", null)]
    [InlineData("Delayed - Lightning", "Delayed - Lightning")]
    [InlineData("", null)]
    [InlineData("Line\nbreak", null)]
    public void Delayed_WithADetail_NotesWhatTheWordDoesNotSay(string detail, string? note) => Assert.Equal(
        note,
        Scoreboard.Single(Scoreboard.Game("STATUS_DELAYED", "in", false, 1, "15:00", game =>
            (game.Status()["type"]!["description"], game.Status()["type"]!["detail"]) = ("Delayed", detail))).Note);

    [Fact]
    public void Forfeit_IsNotedAsWhatItIs() => Assert.Equal(
        s_scheduled with { Status = GameStatus.Canceled, Note = "Forfeit" },
        Scoreboard.Single(Scoreboard.Game("STATUS_FORFEIT", "post", false, 0, "0:00", game =>
            (game.Status()["type"]!["description"], game.Status()["type"]!["detail"]) = ("Forfeit", "Forfeit"))));

    [Fact]
    public void Kickoff_NotFixedYet_IsNoted()
    {
        var (placeholder, flexible) = (
            Scoreboard.Game(game => game.Competition()["timeValid"] = false),
            Scoreboard.Game(game => game.Status()["isTBDFlex"] = true));

        Assert.Equal(s_scheduled with { Note = "Kick-off time to be announced" }, Scoreboard.Single(placeholder));
        Assert.Equal(s_scheduled with { Note = "Kick-off time to be announced" }, Scoreboard.Single(flexible));
        Assert.Null(Scoreboard.Single(Scoreboard.InPlay(game => game.Competition()["timeValid"] = false)).Note);
    }

    private static Game Of(string name, string state, bool completed, int period, string clock) =>
        Scoreboard.Single(Scoreboard.Game(name, state, completed, period, clock, Score));

    private static void Score(JsonObject game) => (game.Away()["score"], game.Home()["score"]) = ("7", "3");
}
