using Xunit;

namespace LiveScore.Domain.Tests;

public sealed class NotificationScoreTests
{
    [Theory]
    [InlineData(1, "BAL extra point: BAL 11, CLE 6 (Q2 08:11)")]
    [InlineData(2, "2 points for BAL: BAL 12, CLE 6 (Q2 08:11)")]
    [InlineData(3, "BAL field goal: BAL 13, CLE 6 (Q2 08:11)")]
    [InlineData(4, "4 points for BAL: BAL 14, CLE 6 (Q2 08:11)")]
    [InlineData(6, "BAL touchdown: BAL 16, CLE 6 (Q2 08:11)")]
    [InlineData(7, "BAL touchdown and extra point: BAL 17, CLE 6 (Q2 08:11)")]
    [InlineData(8, "BAL touchdown and two-point conversion: BAL 18, CLE 6 (Q2 08:11)")]
    [InlineData(9, "9 points for BAL: BAL 19, CLE 6 (Q2 08:11)")]
    [InlineData(14, "14 points for BAL: BAL 24, CLE 6 (Q2 08:11)")]
    public void Points_AreCalledWhatTheyCanOnlyBe(int points, string text)
    {
        var told = Assert.Single(News.Of(Week.InPlay(2, "08:19", 10, 6), Week.InPlay(2, "08:11", 10 + points, 6)));

        Assert.Equal((NotificationKind.Score, "BAL", points, text), (told.Kind, told.Team, told.Points, told.Text));
        Assert.Equal(("2015113000", Week.InPlay(2, "08:11", 10 + points, 6)), (told.GameId, told.Game));
    }

    [Theory]
    [InlineData("08:11", "BAL", 6, "BAL two-point conversion")]
    // GB had the ball in its own end zone (2016-01-10): a safety takes time.
    [InlineData("08:05", "BAL", 6, "2 points for BAL")]
    [InlineData("08:11", "CLE", 6, "2 points for BAL")]
    [InlineData("08:11", null, 6, "2 points for BAL")]
    [InlineData("08:11", "BAL", 3, "2 points for BAL")]
    public void TwoPoints_AreAConversion_WhereTheScorerHadTheBallAndTheClockStoodStill(string clock, string? ball, int had, string text)
    {
        var before = Week.InPlay(2, "08:11", had, 6) with { Possession = ball };

        Assert.StartsWith(text + ": ", Assert.Single(News.Of(before, Week.InPlay(2, clock, had + 2, 6))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Points_AfterALongSilence_HaveNoName(int points)
    {
        var told = News.Of(Week.InPlay(2, "14:00", 0, 0), Week.InPlay(2, "12:29", 0, points));

        Assert.Equal([$"{points} points for CLE: BAL 0, CLE {points} (Q2 12:29)"], told.Texts());
    }

    [Fact]
    public void Points_OverTheEndOfAPeriod_AreStillOneScore() => Assert.Equal(
        ["BAL field goal: BAL 3, CLE 0 (Q2 15:00)", "Second quarter: BAL 3, CLE 0"],
        News.Of(Week.InPlay(1, "00:04", 0, 0), Week.InPlay(2, "15:00", 3, 0)).Texts());

    [Fact]
    public void BothTeams_ScoringAtOnce_AreToldEach_TheVisitorFirst()
    {
        var told = News.Of(Week.InPlay(2, "08:19", 0, 0), Week.InPlay(2, "08:05", 7, 6));

        Assert.Equal(["BAL touchdown and extra point: BAL 7, CLE 6 (Q2 08:05)", "CLE touchdown: BAL 7, CLE 6 (Q2 08:05)"], told.Texts());
        Assert.All(told, score => Assert.Equal(NotificationKind.Score, score.Kind));
    }

    [Fact]
    public void TouchdownTakenBack_IsACorrection_WithTheOldScoreAndTheNew()
    {
        // CHI @ GB, 2015-11-26: reversed by review.
        var told = Assert.Single(News.Of(Week.InPlay(2, "00:40", 13, 10), Week.InPlay(2, "00:40", 7, 10)));

        Assert.Equal(
            (NotificationKind.Correction, "BAL", -6, "Correction: BAL has 7, not 13: BAL 7, CLE 10 (Q2 00:40)"),
            (told.Kind, told.Team, told.Points, told.Text));
        Assert.Equal(LeadShift.Taken, told.Lead);
    }

    [Fact]
    public void Correction_WithAScoreOfTheOtherTeam_ComesFirst() => Assert.Equal(
        ["Correction: CLE has 0, not 6: BAL 3, CLE 0 (Q1 02:00)", "BAL field goal: BAL 3, CLE 0 (Q1 02:00)"],
        News.Of(Week.InPlay(1, "03:00", 0, 6), Week.InPlay(1, "02:00", 3, 0)).Texts());

    [Fact]
    public void Score_ThatFallsAndRisesAgain_IsToldEachTime() => Assert.Equal(
        [
            "BAL touchdown: BAL 6, CLE 0 (Q1 03:00)",
            "Correction: BAL has 0, not 6: BAL 0, CLE 0 (Q1 03:00)",
            "BAL touchdown: BAL 6, CLE 0 (Q1 02:55)",
        ],
        News.Through(
            Week.InPlay(1, "03:10", 0, 0),
            Week.InPlay(1, "03:00", 6, 0),
            Week.InPlay(1, "03:00", 0, 0),
            Week.InPlay(1, "02:55", 6, 0)).Texts());

    [Fact]
    public void Points_AddedAfterTheEnd_AreACorrection_AndNoOtherFinal()
    {
        // CIN @ BAL, 2016-11-27: a safety on the last play, which the feed never got. shared/feeds/FORMATS.md, section 5.
        var told = Assert.Single(News.Of(Week.Final(12, 19), Week.Final(14, 19)));

        Assert.Equal(
            (NotificationKind.Correction, "BAL", 2, "Correction: BAL has 14, not 12: BAL 14, CLE 19 (final)"),
            (told.Kind, told.Team, told.Points, told.Text));
    }

    [Theory]
    [InlineData(4, "00:03", 33, 27, "BAL touchdown: BAL 33, CLE 27 (final)", "Final: BAL 33, CLE 27")]
    [InlineData(5, "08:40", 33, 27, "BAL touchdown: BAL 33, CLE 27 (final/OT)", "Final/OT: BAL 33, CLE 27")]
    [InlineData(4, "04:00", 33, 27, "6 points for BAL: BAL 33, CLE 27 (final)", "Final: BAL 33, CLE 27")]
    public void Points_WithTheFinal_AreToldBeforeIt(int period, string clock, int away, int home, params string[] texts) => Assert.Equal(
        texts, News.Of(Week.InPlay(period, clock, 27, 27), Week.Final(away, home) with { Overtime = period == 5 }).Texts());

    [Fact]
    public void Points_OfBothTeams_WithTheFinal_HaveNoName() => Assert.Equal(
        // The one with six may have scored twice.
        ["6 points for BAL: BAL 33, CLE 30 (final/OT)", "3 points for CLE: BAL 33, CLE 30 (final/OT)", "Final/OT: BAL 33, CLE 30"],
        News.Of(Week.InPlay(5, "08:40", 27, 27), Week.Final(33, 30) with { Overtime = true }).Texts());

    [Fact]
    public void Points_OverAMissedOvertime_HaveNoName() => Assert.Equal(
        ["6 points for BAL: BAL 33, CLE 27 (final/OT)", "Final/OT: BAL 33, CLE 27"],
        News.Of(Week.InPlay(4, "00:03", 27, 27), Week.Final(33, 27) with { Overtime = true }).Texts());

    [Theory]
    [InlineData(0, 0, 0, 3, LeadShift.Taken)]
    [InlineData(7, 6, 7, 9, LeadShift.Taken)]
    [InlineData(7, 6, 7, 7, LeadShift.Tied)]
    [InlineData(7, 6, 14, 6, LeadShift.None)]
    [InlineData(14, 6, 14, 9, LeadShift.None)]
    [InlineData(7, 7, 14, 14, LeadShift.None)]
    public void Lead_IsTold_WhereItWentToAnotherTeamOrToNobody(int away, int home, int awayNow, int homeNow, LeadShift lead) => Assert.All(
        News.Of(Week.InPlay(2, "08:19", away, home), Week.InPlay(2, "08:11", awayNow, homeNow)), told => Assert.Equal(lead, told.Lead));
}
