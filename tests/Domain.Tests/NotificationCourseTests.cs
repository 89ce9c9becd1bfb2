using Xunit;

namespace LiveScore.Domain.Tests;

/// <summary>What is told of the course of a game, beside its points.</summary>
public sealed class NotificationCourseTests
{
    [Fact]
    public void Game_FromKickoffToFinal_IsToldInOrder() => Assert.Equal(
        [
            "Kickoff: BAL @ CLE",
            "BAL touchdown: BAL 6, CLE 0 (Q1 09:20)",
            "Second quarter: BAL 6, CLE 0",
            "Halftime: BAL 6, CLE 0",
            "Fourth quarter: BAL 6, CLE 0",
            "CLE touchdown: BAL 6, CLE 6 (Q4 00:10)",
            "Overtime: BAL 6, CLE 6",
            "Overtime 2: BAL 6, CLE 6",
            "Final/OT: BAL 6, CLE 6",
        ],
        News.Through(
            Week.Scheduled,
            Week.InPlay(1, "15:00", 0, 0),
            Week.InPlay(1, "09:25", 0, 0),
            Week.InPlay(1, "09:20", 6, 0),
            Week.InPlay(2, "15:00", 6, 0),
            Week.Halftime(6, 0),
            Week.InPlay(3, "15:00", 6, 0),
            Week.InPlay(4, "15:00", 6, 0),
            Week.InPlay(4, "00:15", 6, 0),
            Week.InPlay(4, "00:10", 6, 6),
            Week.InPlay(5, "10:00", 6, 6),
            Week.InPlay(6, "10:00", 6, 6),
            Week.Final(6, 6) with { Overtime = true }).Texts());

    [Fact]
    public void Kickoff_WithTheFirstPoints_ComesBeforeThem() => Assert.Equal(
        ["Kickoff: BAL @ CLE", "CLE touchdown: BAL 0, CLE 6 (Q1 14:47)"],
        News.Of(Week.Scheduled, Week.InPlay(1, "14:47", 0, 6)).Texts());

    [Fact]
    public void Game_ThatWasSeenBeforeItsKickoff_AndIsFoundLater_IsUnderWay_WithoutWhatWasMissed() => Assert.Equal(
        ["BAL @ CLE is under way: BAL 14, CLE 6 (Q2 08:11)"],
        News.Of(Week.Scheduled, Week.InPlay(2, "08:11", 14, 6)).Texts());

    [Fact]
    public void Game_SeenWaitingAtZeros_AndFoundLater_IsUnderWay_WithoutWhatWasMissed() => Assert.Equal(
        ["BAL @ CLE is under way: BAL 14, CLE 6 (halftime)"],
        News.Of(Week.InPlay(1, "15:00", 0, 0) with { Status = GameStatus.Delayed }, Week.Halftime(14, 6)).Texts());

    [Fact]
    public void Game_ThatWasSeenBeforeItsKickoff_AndIsFoundOver_IsOnlyOver() => Assert.Equal(
        ["Final: BAL 33, CLE 27"], News.Of(Week.Scheduled, Week.Final(33, 27)).Texts());

    [Theory]
    [InlineData(20, 1)]
    [InlineData(25, 0)]
    [InlineData(5000, 0)]
    public void Result_OfAGameNobodySawBegin_IsNewsForADay(int hours, int count)
    {
        var at = Week.Scheduled.Kickoff.AddHours(hours);

        Assert.Equal(count, News.Of(Week.Scheduled, Week.Final(33, 27), at).Length);
        Assert.Equal(count, News.Of(Week.Scheduled, Week.Scheduled with { Status = GameStatus.Canceled, Note = "Not played" }, at).Length);
        Assert.Single(News.Of(Week.InPlay(4, "00:00", 33, 27), Week.Final(33, 27), at));
    }

    [Fact]
    public void Game_ThatWasNotThereBefore_TellsNothing()
    {
        Assert.Empty(News.Of([], [Week.InPlay(2, "08:11", 14, 6)]));
        Assert.Empty(News.Of([Week.Other], [Week.Other, Week.Final(33, 27)]));
        Assert.Empty(News.Of([Week.Other], [Week.Other, Week.Scheduled with { Status = GameStatus.Postponed }]));
    }

    [Fact]
    public void Halftime_ThatWasMissed_IsTheThirdQuarter() => Assert.Equal(
        ["Third quarter: BAL 0, CLE 3"], News.Of(Week.InPlay(2, "00:40", 0, 3), Week.InPlay(3, "15:00", 0, 3)).Texts());

    [Fact]
    public void Periods_ThatWereMissed_AreNotToldLater()
    {
        Assert.Equal(["Halftime: BAL 0, CLE 0"], News.Of(Week.InPlay(1, "02:00", 0, 0), Week.Halftime(0, 0)).Texts());
        Assert.Equal(["Fourth quarter: BAL 0, CLE 0"], News.Of(Week.InPlay(1, "02:00", 0, 0), Week.InPlay(4, "02:00", 0, 0)).Texts());
        Assert.Equal(["Fourth quarter: BAL 0, CLE 0"], News.Of(Week.Halftime(0, 0), Week.InPlay(4, "02:00", 0, 0)).Texts());
    }

    [Fact]
    public void Period_ThatGoesBack_TellsNothing()
    {
        Assert.Empty(News.Of(Week.InPlay(3, "14:50", 0, 0), Week.Halftime(0, 0)));
        Assert.Empty(News.Of(Week.Halftime(0, 0), Week.InPlay(2, "05:00", 0, 0)));
        Assert.Empty(News.Of(Week.InPlay(4, "14:50", 0, 0), Week.InPlay(3, "00:20", 0, 0)));
    }

    [Fact]
    public void Final_ThatIsRevoked_IsACorrection_AndTheNextOneIsToldAgain()
    {
        // DAL @ GB, 2015-12-13, was called final at halftime.
        var told = News.Through(
            Week.InPlay(2, "00:10", 7, 14),
            Week.Final(7, 14),
            Week.InPlay(3, "15:00", 7, 14),
            Week.InPlay(4, "00:00", 7, 28),
            Week.Final(7, 28));

        Assert.Equal(["Final", "Correction", "Score", "Quarter", "Final"], told.Kinds());
        Assert.Equal("Correction: BAL @ CLE is not over: BAL 7, CLE 14 (Q3 15:00)", told[1].Text);
        Assert.Equal((null, null), (told[1].Team, told[1].Points));
    }

    [Fact]
    public void Points_WithTheEndRevoked_AreAScore() => Assert.Equal(
        ["Correction: BAL @ CLE is not over: BAL 20, CLE 17 (OT 05:00)", "3 points for BAL: BAL 20, CLE 17 (OT 05:00)"],
        News.Of(Week.Final(17, 17), Week.InPlay(5, "05:00", 20, 17)).Texts());

    [Fact]
    public void Game_ThatHasNotBegunAfterAll_IsACorrection_AndKicksOffAgain()
    {
        var told = News.Through(Week.Scheduled, Week.InPlay(1, "15:00", 0, 0), Week.Scheduled, Week.InPlay(1, "15:00", 0, 0));

        Assert.Equal(["Kickoff", "Correction", "Kickoff"], told.Kinds());
        Assert.Equal("Correction: BAL @ CLE is scheduled for Mon, Nov 30, 8:30 PM ET", told[1].Text);
    }
}
