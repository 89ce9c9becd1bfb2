using Xunit;

namespace LiveScore.Domain.Tests;

public sealed class NotificationInterruptionTests
{
    [Theory]
    [InlineData(GameStatus.Postponed, null, "BAL @ CLE postponed")]
    [InlineData(GameStatus.Postponed, "No longer on the feed's schedule", "BAL @ CLE postponed: No longer on the feed's schedule")]
    [InlineData(GameStatus.Canceled, "Not played", "BAL @ CLE canceled: Not played")]
    [InlineData(GameStatus.Suspended, null, "BAL @ CLE suspended")]
    [InlineData(GameStatus.Delayed, null, "BAL @ CLE: kickoff delayed")]
    [InlineData(GameStatus.Delayed, "Kick-off delayed by lightning", "BAL @ CLE: Kick-off delayed by lightning")]
    [InlineData(GameStatus.Delayed, "The feed took points away; waiting for it to say so again", "BAL @ CLE: kickoff delayed")]
    public void Game_ThatIsOff_IsToldWithTheReason(GameStatus status, string? note, string text)
    {
        var told = Assert.Single(News.Of(Week.Scheduled, Week.Scheduled with { Status = status, Note = note }));

        Assert.Equal((NotificationKind.Postponed, text, null, null), (told.Kind, told.Text, told.Team, told.Points));
    }

    [Fact]
    public void Game_BrokenOff_IsToldWithItsScore_AndWhenItResumes()
    {
        var game = Week.InPlay(2, "05:00", 7, 3);

        Assert.Equal(
            [
                "BAL @ CLE delayed: Lightning; BAL 7, CLE 3 (Q2 05:00)",
                "BAL @ CLE suspended; BAL 7, CLE 3",
                "BAL @ CLE resumed: BAL 7, CLE 3 (Q2 05:00)",
            ],
            News.Through(
                game,
                game with { Status = GameStatus.Delayed, Note = "Lightning" },
                game with { Status = GameStatus.Suspended, Period = null, Clock = null },
                game).Texts());
    }

    [Fact]
    public void Kickoff_ThatIsDelayed_IsStillOne()
    {
        // As of the Hall of Fame game of 2022: in the first period, with 15:00 to go, before a single play.
        var delayed = Week.InPlay(1, "15:00", 0, 0) with { Status = GameStatus.Delayed };

        Assert.Equal(
            ["BAL @ CLE: kickoff delayed", "Kickoff: BAL @ CLE", "BAL touchdown: BAL 6, CLE 0 (Q1 14:47)"],
            News.Through(Week.Scheduled, delayed, Week.InPlay(1, "14:47", 6, 0)).Texts());
    }

    [Fact]
    public void Points_OnTheOtherSideOfAnInterruption_AreToldOnce()
    {
        var off = Week.Scheduled with { Status = GameStatus.Postponed };

        var told = News.Through(Week.InPlay(1, "05:00", 0, 0), Week.InPlay(1, "04:55", 6, 0), off, Week.InPlay(1, "04:55", 6, 0));

        Assert.Equal(
            [
                "BAL touchdown: BAL 6, CLE 0 (Q1 04:55)",
                "BAL @ CLE postponed",
                "BAL @ CLE is under way: BAL 6, CLE 0 (Q1 04:55)",
            ],
            told.Texts());
    }

    [Fact]
    public void Points_OfTheLastPlayBeforeAnInterruption_AreToldBeforeIt() => Assert.Equal(
        ["Score", "Postponed"],
        News.Of(Week.InPlay(2, "05:00", 0, 0), Week.InPlay(2, "04:55", 6, 0) with { Status = GameStatus.Delayed }).Kinds());

    [Fact]
    public void Game_ThatIsOnAgain_IsToldWithItsNewTime()
    {
        var off = Week.Scheduled with { Status = GameStatus.Postponed };
        var moved = Week.Scheduled with { Kickoff = Week.Scheduled.Kickoff.AddDays(1).AddMinutes(-450) };

        Assert.Equal(["BAL @ CLE is scheduled for Tue, Dec 1, 1:00 PM ET"], News.Of(off, moved).Texts());
        Assert.Equal(
            ["BAL @ CLE is on the schedule: Kick-off time to be announced"],
            News.Of(off, moved with { Note = "Kick-off time to be announced" }).Texts());
    }

    [Fact]
    public void Kickoff_ThatMoves_TellsNothing() =>
        Assert.Empty(News.Of(Week.Scheduled, Week.Scheduled with { Kickoff = Week.Scheduled.Kickoff.AddHours(3) }));

    [Fact]
    public void Game_SuspendedAndThenDeclaredOver_IsFinal() => Assert.Equal(
        ["Final: BAL 7, CLE 3"],
        News.Of(Week.Final(7, 3) with { Status = GameStatus.Suspended }, Week.Final(7, 3)).Texts());

    [Fact]
    public void Game_PostponedAndThenCanceledDaysLater_IsToldAgain() => Assert.Equal(
        ["BAL @ CLE canceled"],
        News.Of(
            Week.Scheduled with { Status = GameStatus.Postponed },
            Week.Scheduled with { Status = GameStatus.Canceled },
            Week.Scheduled.Kickoff.AddDays(3)).Texts());
}
