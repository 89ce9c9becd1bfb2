using LiveScore.Domain;

namespace LiveScore.Feeds.Demo;

/// <summary>The clubs of today.</summary>
internal static class DemoClubs
{
    public static IReadOnlyList<Team> All { get; } =
    [
        new("ARI", "Cardinals"), new("ATL", "Falcons"), new("BAL", "Ravens"), new("BUF", "Bills"),
        new("CAR", "Panthers"), new("CHI", "Bears"), new("CIN", "Bengals"), new("CLE", "Browns"),
        new("DAL", "Cowboys"), new("DEN", "Broncos"), new("DET", "Lions"), new("GB", "Packers"),
        new("HOU", "Texans"), new("IND", "Colts"), new("JAX", "Jaguars"), new("KC", "Chiefs"),
        new("LAC", "Chargers"), new("LAR", "Rams"), new("LV", "Raiders"), new("MIA", "Dolphins"),
        new("MIN", "Vikings"), new("NE", "Patriots"), new("NO", "Saints"), new("NYG", "Giants"),
        new("NYJ", "Jets"), new("PHI", "Eagles"), new("PIT", "Steelers"), new("SEA", "Seahawks"),
        new("SF", "49ers"), new("TB", "Buccaneers"), new("TEN", "Titans"), new("WSH", "Commanders"),
    ];
}
