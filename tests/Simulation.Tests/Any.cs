using LiveScore.Domain;

namespace LiveScore.Simulation.Tests;

internal static class Any
{
    public static SeasonWeekKey Week { get; } = new(2025, SeasonType.Reg, 1);

    public static Game Game(int score) => new()
    {
        Id = "2025090700",
        Kickoff = new(2025, 9, 7, 13, 0, 0, TimeSpan.FromHours(-4)),
        Away = new("BAL", "Ravens"),
        Home = new("CLE", "Browns"),
        Status = GameStatus.InProgress,
        Period = 1,
        Clock = "08:11",
        AwayScore = 0,
        HomeScore = score,
    };
}
