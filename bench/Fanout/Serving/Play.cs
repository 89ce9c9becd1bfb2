using System.Collections.Immutable;
using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Fanout.Serving;

/// <summary>
/// A Sunday on which all sixteen games are in play. Each step is three plays, in the next three games: the clock goes on by a second,
/// now and then somebody scores. Nothing goes back, hurries or returns, so that no rule holds any of it back. A change is about
/// 250 bytes of JSON, all games about 5 KB.
/// </summary>
internal static class Play
{
    public const int GamesAStep = 3;

    private const int Games = 16, Period = 15 * 60, LastPeriod = 10;

    public static readonly SeasonWeekKey Week = new(2015, SeasonType.Reg, 12);

    public static readonly DateTimeOffset Kickoff = new(2015, 11, 29, 13, 0, 0, TimeSpan.FromHours(-5));

    private static readonly string[] s_clubs =
    [
        "ARI", "ATL", "BAL", "BUF", "CAR", "CHI", "CIN", "CLE", "DAL", "DEN", "DET", "GB", "HOU", "IND", "JAC", "KC",
        "MIA", "MIN", "NE", "NO", "NYG", "NYJ", "OAK", "PHI", "PIT", "SD", "SEA", "SF", "STL", "TB", "TEN", "WAS",
    ];

    private static readonly string[] s_names =
    [
        "Cardinals", "Falcons", "Ravens", "Bills", "Panthers", "Bears", "Bengals", "Browns",
        "Cowboys", "Broncos", "Lions", "Packers", "Texans", "Colts", "Jaguars", "Chiefs",
        "Dolphins", "Vikings", "Patriots", "Saints", "Giants", "Jets", "Raiders", "Eagles",
        "Steelers", "Chargers", "Seahawks", "49ers", "Rams", "Buccaneers", "Titans", "Redskins",
    ];

    /// <summary>All games after a number of steps.</summary>
    public static ImmutableArray<Game> After(int steps) => [.. Enumerable.Range(0, Games).Select(game => Of(game, Plays(game, steps)))];

    private static int Plays(int game, int steps) => ((GamesAStep * steps) + Games - 1 - game) / Games;

    private static Game Of(int game, int plays)
    {
        var (period, left) = (1 + (plays / Period), Period - (plays % Period));
        if (period > LastPeriod)
        {
            throw new InvalidOperationException("The games are over: no Sunday has so many plays.");
        }

        var (away, home) = (Club(game), Club(Games + game));
        return new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"20151129{game:00}"),
            Kickoff = Kickoff,
            Away = away,
            Home = home,
            Status = GameStatus.InProgress,
            Period = period,
            Clock = string.Create(CultureInfo.InvariantCulture, $"{left / 60:00}:{left % 60:00}"),
            AwayScore = plays / 50 * 7,
            HomeScore = (plays + 25) / 50 * 3,
            Possession = plays / 10 % 2 == 0 ? home.Code : away.Code,
            RedZone = plays % 50 > 45,
            Overtime = period > 4,
            Note = string.Create(CultureInfo.InvariantCulture, $"Play {plays:0000}"),
        };
    }

    private static Team Club(int number) => new(s_clubs[number], s_names[number]);
}
