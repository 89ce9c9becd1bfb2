using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain;

namespace LiveScore.Gateway.Tests;

/// <summary>Games and histories to test with.</summary>
internal static class Sample
{
    public static readonly SeasonWeekKey Week = new(2015, SeasonType.Reg, 12);
    public static readonly DateTimeOffset At = new(2015, 11, 29, 18, 3, 12, 345, TimeSpan.Zero);
    public static readonly Game Cleveland = Game("2015113000", "BAL", "Ravens", "CLE", "Browns");
    public static readonly Game Seattle = Game("2015112911", "PIT", "Steelers", "SEA", "Seahawks") with
    {
        Kickoff = new(2015, 11, 29, 16, 25, 0, TimeSpan.FromHours(-5)),
    };

    public static ImmutableArray<Game> Games => [Seattle, Cleveland];

    public static Game Game(string id, string away, string awayName, string home, string homeName) => new()
    {
        Id = id,
        Kickoff = new(2015, 11, 30, 20, 30, 0, TimeSpan.FromHours(-5)),
        Away = new(away, awayName),
        Home = new(home, homeName),
    };

    public static Game InPlay(this Game game, int away, int home, string clock = "08:11") => game with
    {
        Status = GameStatus.InProgress,
        Period = 2,
        Clock = clock,
        AwayScore = away,
        HomeScore = home,
        Possession = game.Home.Code,
        RedZone = false,
    };

    /// <summary>The change that leads from one state of games to another.</summary>
    public static WeekChange Change(long version, ImmutableArray<Game> before, params IEnumerable<Game> after) => new(
        version,
        At.AddSeconds(version),
        [.. after.Select(game => GamePatch.Between(before.FirstOrDefault(old => old.Id == game.Id), game)).OfType<GamePatch>()]);

    public static WeekChanges Whole(string epoch, long version, ImmutableArray<Game> start, params ImmutableArray<WeekChange> changes) =>
        new() { Epoch = epoch, Version = version, Base = start, Changes = changes };
}
