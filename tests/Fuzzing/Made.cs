using LiveScore.Domain;

namespace LiveScore.Fuzzing;

/// <summary>A document as a maker built it, before anybody spoils it.</summary>
/// <param name="Root">All of it.</param>
/// <param name="List">Where its games are.</param>
/// <param name="Week">The week that it is of.</param>
internal sealed record Made(Node Root, Node List, SeasonWeekKey Week)
{
    private static readonly string[] s_clubs =
    [
        "ARI", "ATL", "BAL", "BUF", "CAR", "CHI", "CIN", "CLE", "DAL", "DEN", "DET", "GB", "HOU", "IND", "JAC", "KC",
        "SD", "STL", "OAK", "MIA", "MIN", "NE", "NO", "NYG", "NYJ", "PHI", "PIT", "SEA", "SF", "TB", "TEN", "WAS",
    ];

    /// <summary>A week of some season.</summary>
    public static SeasonWeekKey AnyWeek(Random chance)
    {
        var weeks = SeasonWeekKey.WeeksOf(chance.Next(2009, 2030));
        return weeks[chance.Next(weeks.Count)];
    }

    /// <summary>Visitors and hosts: each club plays once, if at all.</summary>
    public static IEnumerable<(string Away, string Home)> Pairs(Random chance)
    {
        var clubs = (string[])s_clubs.Clone();
        chance.Shuffle(clubs);
        var games = chance.Next(8) == 0 ? 16 : chance.Next(1, 5);
        return Enumerable.Range(0, games).Select(game => (clubs[2 * game], clubs[(2 * game) + 1]));
    }
}
