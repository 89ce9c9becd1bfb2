using System.Globalization;
using LiveScore.Domain;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>Answers of the real feed, against what the league published. Their origins: shared/feeds/README.md.</summary>
public sealed class ScorestripRecordedTests
{
    [Theory]
    [InlineData("ajax-2011-reg-01-final.xml", "2011/reg/1", Weeks.Week1Of2011)]
    [InlineData("ajax-2015-reg-03-final.xml", "2015/reg/3", Weeks.Week3Of2015)]
    public void Recorded_WeekThatIsOver_GivesTheResults(string file, string week, string facts)
    {
        var report = Read(file, week);

        Assert.Empty(report.Faults);
        Assert.Equal(Lines(facts), report.Games.Select(game =>
            $"{game.Kickoff:ddd HH:mm} {game.Away.Code} {game.AwayScore} @ {game.Home.Code} {game.HomeScore}"));
        Assert.All(report.Games, game => Assert.Equivalent(
            new { Status = GameStatus.Final, Period = (int?)null, Clock = (string?)null, Possession = (string?)null, RedZone = (bool?)null, Overtime = false },
            game));
    }

    [Fact]
    public void Recorded_WeekBeforeKickoff_GivesTheSchedule()
    {
        var report = Read("ajax-2014-reg-10-pregame.xml", "2014/reg/10");

        Assert.Empty(report.Faults);
        Assert.Equal(Lines(Weeks.Week10Of2014).Order(), report.Games.Select(Scheduled).Order());
        Assert.All(report.Games, AssertScheduled);
    }

    [Fact]
    public void Recorded_ThursdayNightInPlay_GivesOneGameInPlayAndTheRestScheduled()
    {
        var report = Read("live-2014-reg-10-ingame.xml", "2014/reg/10");

        Assert.Empty(report.Faults);
        Assert.Equal(Lines(Weeks.Week10Of2014).Order(), report.Games.Select(Scheduled).Order());
        Assert.All(report.Games.Skip(1), AssertScheduled);
        // Cleveland led 17-3 with a minute left in the half and won 24-3.
        Assert.Equal(
            new Game
            {
                Id = "2014110600",
                Kickoff = new DateTimeOffset(2014, 11, 6, 20, 25, 0, TimeSpan.FromHours(-5)),
                Away = new("CLE", "Browns"),
                Home = new("CIN", "Bengals"),
                Status = GameStatus.InProgress,
                Period = 2,
                Clock = "01:03",
                AwayScore = 17,
                HomeScore = 3,
                Possession = "CIN",
                RedZone = false,
            },
            report.Games[0]);
    }

    [Fact]
    public void Recorded_SameWeekInBothDialects_GivesTheSameScheduledGames()
    {
        var archive = Read("ajax-2014-reg-10-pregame.xml", "2014/reg/10").Games.ToDictionary(game => game.Id);
        var live = Read("live-2014-reg-10-ingame.xml", "2014/reg/10").Games.Skip(1);

        Assert.All(live, game => Assert.Equal(archive[game.Id], game));
    }

    private static WeekReport Read(string file, string week) => Document.Reported(Document.Read(
        File.ReadAllBytes(SharedFolder.SkipUnlessHas($"feeds/scorestrip/{file}")), SeasonWeekKey.Parse(week)));

    private static string Scheduled(Game game) => string.Create(
        CultureInfo.InvariantCulture, $"{game.Kickoff:ddd HH:mm} {game.Away.Code} {game.Away.Name} @ {game.Home.Code} {game.Home.Name}");

    private static void AssertScheduled(Game game) => Assert.Equal(
        new Game { Id = game.Id, Kickoff = game.Kickoff, Away = game.Away, Home = game.Home }, game);

    private static string[] Lines(string facts) => facts.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
