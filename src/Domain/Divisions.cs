using System.Collections.Frozen;

namespace LiveScore.Domain;

/// <summary>The league's divisions. They have been the same since 2002, wherever the clubs moved.</summary>
public static class Divisions
{
    private static readonly FrozenDictionary<string, Division> s_divisions = new (string Conference, string Name, string[] Clubs)[]
    {
        ("AFC", "East", ["BUF", "MIA", "NE", "NYJ"]),
        ("AFC", "North", ["BAL", "CIN", "CLE", "PIT"]),
        ("AFC", "South", ["HOU", "IND", "JAX", "TEN"]),
        ("AFC", "West", ["DEN", "KC", "LAC", "LV"]),
        ("NFC", "East", ["DAL", "NYG", "PHI", "WSH"]),
        ("NFC", "North", ["CHI", "DET", "GB", "MIN"]),
        ("NFC", "South", ["ATL", "CAR", "NO", "TB"]),
        ("NFC", "West", ["ARI", "LAR", "SEA", "SF"]),
    }
    .SelectMany(row => row.Clubs.Select(club => (club, Division: new Division(row.Conference, row.Name))))
    .ToFrozenDictionary(row => row.club, row => row.Division, StringComparer.Ordinal);

    /// <summary>The division of a club, whichever way its code is printed; null for a code that is no club's.</summary>
    public static Division? Of(string code) => s_divisions.GetValueOrDefault(Teams.IdentityOf(code));
}
