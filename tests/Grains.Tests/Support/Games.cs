using LiveScore.Domain;
using LiveScore.Feeds;

namespace LiveScore.Grains.Tests.Support;

/// <summary>Games of week 12 of 2015 (shared/feeds/season-2015.csv), in any state that a test needs.</summary>
internal static class Games
{
    // In one week no two clubs meet twice.
    private static readonly Team[] s_clubs =
    [
        new("BAL", "Ravens"), new("CLE", "Browns"), .. "DET PHI CAR DAL CHI GB NO HOU STL CIN".Split(' ').Select(code => new Team(code, code)),
    ];

    public static SeasonWeekKey Week12 => new(2015, SeasonType.Reg, 12);

    /// <summary>Sunday at one o'clock in New York.</summary>
    public static DateTimeOffset Kickoff { get; } = new(2015, 11, 29, 13, 0, 0, TimeSpan.FromHours(-5));

    public static Game Scheduled(int number = 0, DateTimeOffset? kickoff = null) => new()
    {
        Id = $"20151129{number:00}",
        Kickoff = kickoff ?? Kickoff,
        Away = s_clubs[2 * number],
        Home = s_clubs[(2 * number) + 1],
    };

    public static Game InPlay(this Game game, int away = 0, int home = 0, int period = 1, string clock = "15:00") => game with
    {
        Status = GameStatus.InProgress,
        Period = period,
        Clock = clock,
        AwayScore = away,
        HomeScore = home,
    };

    public static Game Final(this Game game, int away, int home) => game with
    {
        Status = GameStatus.Final,
        Period = null,
        Clock = null,
        AwayScore = away,
        HomeScore = home,
    };

    public static FeedAnswer Report(SeasonWeekKey week, DateTimeOffset at, params Game[] games) =>
        new FeedAnswer.Reported(new(week, at, [.. games], []));

    public static FeedAnswer Report(DateTimeOffset at, params Game[] games) => Report(Week12, at, games);
}
