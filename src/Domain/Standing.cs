using Orleans;

namespace LiveScore.Domain;

/// <summary>What a team has made of the games it has finished.</summary>
/// <param name="Team">Code and name as its last game of the season prints them.</param>
/// <param name="Division">Where it plays.</param>
/// <param name="Wins">Games won.</param>
/// <param name="Losses">Games lost.</param>
/// <param name="Ties">Games that ended level.</param>
/// <param name="PointsFor">Points it made.</param>
/// <param name="PointsAgainst">Points made against it.</param>
[GenerateSerializer, Alias("LiveScore.Standing"), Immutable]
public sealed record Standing(
    [property: Id(0)] Team Team,
    [property: Id(1)] Division Division,
    [property: Id(2)] int Wins,
    [property: Id(3)] int Losses,
    [property: Id(4)] int Ties,
    [property: Id(5)] int PointsFor,
    [property: Id(6)] int PointsAgainst)
{
    public int Games => Wins + Losses + Ties;

    public int Difference => PointsFor - PointsAgainst;

    /// <summary>From 0 to 1; a tie is half a win. 0 before the first game.</summary>
    public decimal Percentage => Games == 0 ? 0 : (Wins + (Ties / 2m)) / Games;
}
