using System.Collections.Immutable;
using Orleans;

namespace LiveScore.Domain;

/// <summary>The table of a regular season. Pure.</summary>
/// <param name="Table">
/// Every team that has a game, by percentage, then point difference, then points made, then code. The league's own tie-breakers
/// (games against each other, divisions, strength of schedule) are not applied.
/// </param>
/// <param name="IsOver">Whether every week of the regular season is known and has nothing left to be played.</param>
[GenerateSerializer, Alias("LiveScore.Standings"), Immutable]
public sealed record Standings([property: Id(0)] ImmutableArray<Standing> Table, [property: Id(1)] bool IsOver)
{
    /// <summary>The table that follows from a season's weeks. Only finals of the regular season count.</summary>
    public static Standings Of(IEnumerable<WeekGames> season)
    {
        var weeks = season.Where(week => week.Week.Type == SeasonType.Reg).ToList();
        var teams = weeks.SelectMany(week => week.Games).InOrder()
            .SelectMany(game => new[] { Side(game, game.Away, game.AwayScore, game.HomeScore), Side(game, game.Home, game.HomeScore, game.AwayScore) })
            .Where(side => Teams.IsKnown(side.Team.Code))
            .GroupBy(side => Teams.IdentityOf(side.Team.Code), StringComparer.Ordinal)
            .Select(sides => StandingOf([.. sides]))
            .OrderByDescending(team => team.Percentage)
            .ThenByDescending(team => team.Difference)
            .ThenByDescending(team => team.PointsFor)
            .ThenBy(team => team.Team.Code, StringComparer.Ordinal);
        return new([.. teams], weeks.Count > 0 && weeks.All(IsPlayed));
    }

    private static (Team Team, (int Made, int Allowed)? Result) Side(Game game, Team team, int? made, int? allowed) =>
        (team, IsCounted(game) && made is { } points && allowed is { } against ? (points, against) : null);

    // A result against a placeholder (AFC @ NFC) is nobody's.
    private static bool IsCounted(Game game) =>
        game.Status == GameStatus.Final && Teams.IsKnown(game.Home.Code) && Teams.IsKnown(game.Away.Code);

    private static Standing StandingOf(ImmutableArray<(Team Team, (int Made, int Allowed)? Result)> sides)
    {
        var results = sides.Select(side => side.Result).OfType<(int Made, int Allowed)>().ToList();
        return new(
            sides[^1].Team,
            Divisions.Of(sides[^1].Team.Code)!,
            results.Count(result => result.Made > result.Allowed),
            results.Count(result => result.Made < result.Allowed),
            results.Count(result => result.Made == result.Allowed),
            results.Sum(result => result.Made),
            results.Sum(result => result.Allowed));
    }

    private static bool IsPlayed(WeekGames week) =>
        !week.Games.IsEmpty && week.Games.All(game => game.Status is GameStatus.Final or GameStatus.Canceled);
}
