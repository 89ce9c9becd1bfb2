using System.Collections.Frozen;

namespace LiveScore.Domain;

/// <summary>
/// Who is who, whatever a feed prints: clubs move and feeds abbreviate, the club stays. The identity is the code of today.
/// </summary>
public static class Teams
{
    private static readonly FrozenDictionary<string, string> s_identities = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["STL"] = "LAR",
        ["LA"] = "LAR",
        ["SL"] = "LAR",
        ["SD"] = "LAC",
        ["OAK"] = "LV",
        ["JAC"] = "JAX",
        ["WAS"] = "WSH",
        // As play texts print them.
        ["ARZ"] = "ARI",
        ["BLT"] = "BAL",
        ["CLV"] = "CLE",
        ["HST"] = "HOU",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> s_clubs = new[]
    {
        "ARI", "ATL", "BAL", "BUF", "CAR", "CHI", "CIN", "CLE", "DAL", "DEN", "DET", "GB", "HOU", "IND", "JAX", "KC",
        "LAC", "LAR", "LV", "MIA", "MIN", "NE", "NO", "NYG", "NYJ", "PHI", "PIT", "SEA", "SF", "TB", "TEN", "WSH",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a code, whichever way it is printed, means one of the league's clubs.</summary>
    public static bool IsKnown(string code) => s_clubs.Contains(IdentityOf(code));

    /// <summary>The one identity behind a printed code, in upper case; a code that is not known stands for itself.</summary>
    public static string IdentityOf(string code) =>
        s_identities.TryGetValue(code, out var identity) ? identity : code.ToUpperInvariant();

    public static bool AreSame(string code, string other) => IdentityOf(code) == IdentityOf(other);
}
