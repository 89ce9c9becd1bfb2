using FsCheck.Fluent;
using Xunit;

namespace LiveScore.Domain.Tests;

public sealed class GamePatchTests
{
    [Fact]
    public void Patch_BetweenAnyTwoStates_LeadsFromOneToTheOther() => Any.GameOf("2015113000").Two().Holds(states =>
    {
        var (before, after) = states;
        var patch = GamePatch.Between(before, after);

        Assert.Equal(before == after, patch is null);
        Assert.Equal(after, patch?.ApplyTo(before) ?? before);
        Assert.True(patch is null || before.Kickoff == after.Kickoff || patch.ApplyTo(before).Kickoff.EqualsExact(after.Kickoff));
    });

    [Fact]
    public void Patch_OfANewGame_BringsAllOfIt() => Any.GameOf("2015113000").Holds(game =>
    {
        var patch = GamePatch.Between(null, game);

        Assert.NotNull(patch);
        Assert.Equal(game, patch.ApplyTo(null));
        Assert.Equal(GameFacts.None, patch.Cleared);
    });

    [Fact]
    public void Patch_HasOnlyWhatAltered()
    {
        var patch = GamePatch.Between(Week.InPlay(1, "08:15", 0, 0) with { Possession = "BAL" }, Week.InPlay(1, "08:11", 7, 0));

        Assert.Equal(
            new GamePatch { Id = "2015113000", Clock = "08:11", AwayScore = 7, Cleared = GameFacts.Possession }, patch);
    }

    [Fact]
    public void Patch_AtTheEnd_ClearsPeriodAndClock()
    {
        var patch = GamePatch.Between(Week.InPlay(4, "00:00", 33, 27), Week.Final(33, 27));

        Assert.Equal(
            new GamePatch { Id = "2015113000", Status = GameStatus.Final, Cleared = GameFacts.Period | GameFacts.Clock }, patch);
    }

    [Fact]
    public void Patch_OfAGameThatIsNotThere_Throws() => Assert.Throws<InvalidOperationException>(
        () => new GamePatch { Id = "2015113000", Clock = "08:11" }.ApplyTo(null));
}
