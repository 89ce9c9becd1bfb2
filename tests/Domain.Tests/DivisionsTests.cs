using Xunit;

namespace LiveScore.Domain.Tests;

public sealed class DivisionsTests
{
    private static readonly string[] s_clubs =
    [
        "ARI", "ATL", "BAL", "BUF", "CAR", "CHI", "CIN", "CLE", "DAL", "DEN", "DET", "GB", "HOU", "IND", "JAX", "KC",
        "LAC", "LAR", "LV", "MIA", "MIN", "NE", "NO", "NYG", "NYJ", "PHI", "PIT", "SEA", "SF", "TB", "TEN", "WSH",
    ];

    [Fact]
    public void Clubs_AreInEightDivisionsOfFour()
    {
        var divisions = s_clubs.GroupBy(club => Divisions.Of(club)).ToList();

        Assert.Equal(8, divisions.Count);
        Assert.All(divisions, division => Assert.Equal(4, division.Count()));
        Assert.Equal(
            from conference in new[] { "AFC", "NFC" } from name in new[] { "East", "North", "South", "West" } select $"{conference} {name}",
            divisions.Select(division => $"{division.Key!.Conference} {division.Key.Name}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("STL", "NFC", "West")]
    [InlineData("LA", "NFC", "West")]
    [InlineData("SD", "AFC", "West")]
    [InlineData("OAK", "AFC", "West")]
    [InlineData("jac", "AFC", "South")]
    [InlineData("WAS", "NFC", "East")]
    public void Club_UnderAnyCodeItEverHad_IsInItsDivision(string code, string conference, string name) =>
        Assert.Equal(new Division(conference, name), Divisions.Of(code));

    [Theory]
    [InlineData("AFC")]
    [InlineData("TBD")]
    [InlineData("")]
    public void Code_OfNoClub_IsInNone(string code) => Assert.Null(Divisions.Of(code));
}
