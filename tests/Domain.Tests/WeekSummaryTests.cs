using Xunit;

namespace LiveScore.Domain.Tests;

public sealed class WeekSummaryTests
{
    private static readonly DateTimeOffset s_sunday = new(2015, 11, 29, 13, 0, 0, TimeSpan.FromHours(-5));

    [Fact]
    public void Summary_OfAWeek_CountsItsGames()
    {
        var state = new WeekState().Apply(
            Game(0, s_sunday, GameStatus.Final), Game(1, s_sunday.AddHours(3), GameStatus.Halftime), Game(2, s_sunday.AddHours(3), GameStatus.Delayed),
            Game(3, s_sunday.AddHours(7), GameStatus.Scheduled), Game(4, s_sunday.AddHours(8), GameStatus.Postponed)).Next;

        Assert.Equal(
            new WeekSummary(Week.Key, 5, 2, 1, s_sunday, s_sunday.AddHours(7), s_sunday.AddHours(8), 1), WeekSummary.Of(Week.Key, state));
    }

    [Fact]
    public void Summary_OfAWeekNeverImported_IsEmpty() => Assert.Equal(
        new WeekSummary(Week.Key, 0, 0, 0, null, null, null, 0), WeekSummary.Of(Week.Key, new WeekState()));

    [Fact]
    public void Current_WithAGameInPlay_IsThatWeek() => Assert.Equal(12, Current(
        s_sunday.AddDays(8), Of(11, -7, GameStatus.Final), Of(12, 0, GameStatus.InProgress), Of(13, 7, GameStatus.Scheduled)));

    [Theory]
    [InlineData(-8, 11)]
    [InlineData(-6, 12)]
    [InlineData(0, 12)]
    [InlineData(1, 13)]
    [InlineData(8, 13)]
    public void Current_WithNoGameInPlay_IsTheNextToKickOffElseTheLast(int days, int week) => Assert.Equal(week, Current(
        s_sunday.AddDays(days), Of(13, 7, GameStatus.Scheduled), Of(11, -7, GameStatus.Scheduled), Of(12, 0, GameStatus.Scheduled)));

    [Fact]
    public void Current_WhenAllIsOver_IsTheLastThatWasPlayed() => Assert.Equal(13, Current(
        s_sunday.AddDays(100), Of(13, 7, GameStatus.Final), Of(12, 0, GameStatus.Final)));

    [Theory]
    [InlineData(3, 12)]
    [InlineData(13, 13)]
    public void Current_WhileAKickoffIsLate_WaitsForItHalfADay(int hours, int week) => Assert.Equal(week, Current(
        s_sunday.AddHours(hours), Of(12, 0, GameStatus.Scheduled), Of(13, 7, GameStatus.Scheduled)));

    [Fact]
    public void Summary_WithAGameThatNeverBegan_LooksToTheNextOne()
    {
        var state = new WeekState().Apply(Game(0, s_sunday, GameStatus.Scheduled), Game(1, s_sunday.AddDays(1), GameStatus.Scheduled)).Next;

        Assert.Equal(s_sunday, WeekSummary.Of(Week.Key, state with { AnsweredAt = s_sunday.AddHours(12) }).NextKickoff);
        Assert.Equal(s_sunday.AddDays(1), WeekSummary.Of(Week.Key, state with { AnsweredAt = s_sunday.AddHours(13) }).NextKickoff);
    }

    [Fact]
    public void Current_WithAGameThatWasCalledOff_GoesOnToTheNextWeek() => Assert.Equal(13, Current(
        s_sunday.AddHours(-1), Of(12, 0, GameStatus.Postponed), Of(13, 7, GameStatus.Scheduled)));

    [Fact]
    public void Current_OfWeeksWithoutGames_IsNone() => Assert.Null(
        WeekSummary.Current([WeekSummary.Of(Week.Key, new WeekState())], s_sunday));

    private static int? Current(DateTimeOffset now, params WeekSummary[] weeks) => WeekSummary.Current(weeks, now)?.Week.Week;

    private static WeekSummary Of(int week, int days, GameStatus status) =>
        WeekSummary.Of(
            Week.Key with { Week = week },
            // As it was known a month before.
            new WeekState().Apply(Game(0, s_sunday.AddDays(days), status)).Next with { AnsweredAt = s_sunday.AddDays(-30) });

    private static Game Game(int number, DateTimeOffset kickoff, GameStatus status) => Week.Scheduled with
    {
        Id = $"201511290{number}",
        Away = Week.Clubs[2 * number],
        Home = Week.Clubs[(2 * number) + 1],
        Kickoff = kickoff,
        Status = status,
        AwayScore = status == GameStatus.Scheduled ? null : 7,
        HomeScore = status == GameStatus.Scheduled ? null : 3,
    };
}
