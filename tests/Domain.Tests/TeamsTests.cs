using Xunit;

namespace LiveScore.Domain.Tests;

public sealed class TeamsTests
{
    [Theory]
    [InlineData("STL", "LA", "LAR")]
    [InlineData("SD", "LAC", "LAC")]
    [InlineData("OAK", "LV", "LV")]
    [InlineData("JAC", "JAX", "JAX")]
    [InlineData("WAS", "WSH", "WSH")]
    [InlineData("was", "wsh", "WSH")]
    public void Club_UnderTheCodesOfItsEras_IsOne(string code, string other, string identity)
    {
        Assert.Equal(identity, Teams.IdentityOf(code));
        Assert.True(Teams.AreSame(code, other));
        Assert.Equal(identity, Teams.IdentityOf(identity));
    }

    [Theory]
    [InlineData("NYG", "NYJ")]
    [InlineData("LAR", "LAC")]
    [InlineData("LA", "LAC")]
    public void Clubs_OfOneCity_AreNotTheSame(string code, string other) => Assert.False(Teams.AreSame(code, other));

    [Fact]
    public void Code_ThatIsNotKnown_StandsForItself() => Assert.Equal("AFC", Teams.IdentityOf("afc"));

    [Fact]
    public void Game_OfAClub_InvolvesItUnderAnyCode()
    {
        var game = Week.Scheduled with { Away = new("STL", "Rams") };

        Assert.True(game.Involves("LAR") && game.Involves("la") && game.Involves("CLE"));
        Assert.False(game.Involves("BAL"));
    }
}
