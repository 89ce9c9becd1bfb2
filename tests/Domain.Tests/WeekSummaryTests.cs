using Xunit;

namespace LiveScore.Domain.Tests;

public sealed class WeekSummaryTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(12);
    private static readonly DateTimeOffset s_sunday = new(2015, 11, 29, 13, 0, 0, TimeSpan.FromHours(-5));

    [Fact]
    public void Summary_OfAWeek_CountsItsGames()
    {
        var state = new WeekState().Apply(
            Game(0, s_sunday, GameStatus.Final), Game(1, s_sunday.AddHours(3), GameStatus.Halftime), Game(2, s_sunday.AddHours(3), GameStatus.Delayed),
            Game(3, s_sunday.AddHours(7), GameStatus.Scheduled), Game(4, s_sunday.AddHours(8), GameStatus.Postponed)).Next;

        Assert.Equal(
            new WeekSummary(Week.Key, 5, 2, 1, s_sunday, s_sunday.AddHours(7), s_sunday.AddHours(8), 1), WeekSummary.Of(Week.Key, state, s_patience));
    }

    [Fact]
    public void Summary_OfAWeekNeverImported_IsEmpty() => Assert.Equal(
        new WeekSummary(Week.Key, 0, 0, 0, null, null, null, 0), WeekSummary.Of(Week.Key, new WeekState(), s_patience));

    [Fact]
    public void Current_WithGamesOfTwoWeeksInPlay_IsTheLaterWeek() => Assert.Equal(13, Current(
        s_sunday.AddDays(8), Of(12, 0, GameStatus.InProgress), Of(13, 7, GameStatus.InProgress), Of(14, 14, GameStatus.Scheduled)));

    [Theory]
    [InlineData(47, 1)]
    [InlineData(48, 0)]
    public void Summary_WithAGameThatNeverEnded_IsLiveForAsLongAsAGameCanBe(int hours, int live)
    {
        var state = new WeekState().Apply(Game(0, s_sunday, GameStatus.InProgress)).Next with { AnsweredAt = s_sunday.AddHours(hours) };

        Assert.Equal(live, WeekSummary.Of(Week.Key, state, s_patience, TimeSpan.FromHours(48)).Live);
    }

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

        Assert.Equal(s_sunday, Next(hours: 11.99, s_patience));
        Assert.Equal(s_sunday.AddDays(1), Next(hours: 12, s_patience));
        Assert.Equal(s_sunday, Next(hours: 1.99, TimeSpan.FromHours(2)));
        Assert.Equal(s_sunday.AddDays(1), Next(hours: 2, TimeSpan.FromHours(2)));

        DateTimeOffset? Next(double hours, TimeSpan patience) =>
            WeekSummary.Of(Week.Key, state with { AnsweredAt = s_sunday.AddHours(hours) }, patience).NextKickoff;
    }

    [Fact]
    public void Current_WhileAKickoffIsLate_WaitsAsLongAsItIsTold()
    {
        var weeks = new[] { Of(12, 0, GameStatus.Scheduled), Of(13, 7, GameStatus.Scheduled) };

        Assert.Equal(12, WeekSummary.Current(weeks, s_sunday.AddHours(1), TimeSpan.FromHours(2))?.Week.Week);
        Assert.Equal(13, WeekSummary.Current(weeks, s_sunday.AddHours(2), TimeSpan.FromHours(2))?.Week.Week);
    }

    [Fact]
    public void Current_WithASuspendedGame_GoesOnAndComesBackWhenThatDoes()
    {
        var later = Of(13, 7, GameStatus.Scheduled);

        Assert.Equal(13, Current(s_sunday.AddHours(3), Of(12, 0, GameStatus.Suspended), later));
        Assert.Equal(12, Current(s_sunday.AddDays(1), Of(12, 0, GameStatus.InProgress), later));
        Assert.Equal(13, Current(s_sunday.AddDays(1), Of(12, 0, GameStatus.Final), later));
    }

    [Fact]
    public void Current_WithAGameThatWasCalledOff_GoesOnToTheNextWeek() => Assert.Equal(13, Current(
        s_sunday.AddHours(-1), Of(12, 0, GameStatus.Postponed), Of(13, 7, GameStatus.Scheduled)));

    [Fact]
    public void Current_OfWeeksWithoutGames_IsNone() => Assert.Null(
        WeekSummary.Current([WeekSummary.Of(Week.Key, new WeekState(), s_patience)], s_sunday, s_patience));

    private static int? Current(DateTimeOffset now, params WeekSummary[] weeks) =>
        WeekSummary.Current(weeks, now, s_patience)?.Week.Week;

    private static WeekSummary Of(int week, int days, GameStatus status) =>
        WeekSummary.Of(
            Week.Key with { Week = week },
            // As it was known a month before.
            new WeekState().Apply(Game(0, s_sunday.AddDays(days), status)).Next with { AnsweredAt = s_sunday.AddDays(-30) },
            s_patience);

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
