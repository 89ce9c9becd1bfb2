using System.Collections.Immutable;
using LiveScore.Domain;
using Xunit;

namespace LiveScore.Domain.Tests;

/// <summary>A week under test, game by game and answer by answer.</summary>
internal static class Week
{
    public static readonly SeasonWeekKey Key = SeasonWeekKey.Parse("2015/reg/12");

    /// <summary>Enough for five games, no club in two of them.</summary>
    public static readonly ImmutableArray<Team> Clubs =
    [
        .. "DET PHI CAR DAL CHI GB NO HOU STL CIN".Split(' ').Select(code => new Team(code, code)),
    ];

    private static readonly DateTimeOffset s_start = new(2015, 11, 29, 18, 0, 0, TimeSpan.Zero);

    /// <summary>BAL @ CLE before kick-off.</summary>
    public static Game Scheduled { get; } = new()
    {
        Id = "2015113000",
        Kickoff = new DateTimeOffset(2015, 11, 30, 20, 30, 0, TimeSpan.FromHours(-5)),
        Away = new("BAL", "Ravens"),
        Home = new("CLE", "Browns"),
    };

    public static Game Other { get; } = Scheduled with { Id = "2015112911", Away = new("NE", "Patriots"), Home = new("DEN", "Broncos") };

    public static Game InPlay(int period, string clock, int away, int home) => Scheduled with
    {
        Status = GameStatus.InProgress,
        Period = period,
        Clock = clock,
        AwayScore = away,
        HomeScore = home,
        Overtime = period == 5,
    };

    public static Game Halftime(int away, int home) =>
        Scheduled with { Status = GameStatus.Halftime, Period = 2, AwayScore = away, HomeScore = home };

    public static Game Final(int away, int home) => Scheduled with { Status = GameStatus.Final, AwayScore = away, HomeScore = home };

    /// <summary>The answer number so and so, five seconds after the one before.</summary>
    public static WeekReport Report(int number, params ImmutableArray<Game> games) => new(Key, s_start.AddSeconds(5 * number), games, []);

    public static WeekDecision Apply(this WeekState state, params ImmutableArray<Game> games) =>
        WeekRules.Apply(state, Report((int)state.Version, games), "k3f9");

    /// <summary>The week after answers of a single game each, none of them held.</summary>
    public static WeekState After(params Game[] answers) => answers.Aggregate(new WeekState(), (state, game) =>
    {
        var decision = state.Apply(game);
        Assert.Empty(decision.Held);
        return decision.Next;
    });

    /// <summary>The games as a viewer has them that started from the base and took every change.</summary>
    public static ImmutableArray<Game> Rebuilt(this WeekState state) =>
        state.Changes.Aggregate(state.Base, (games, change) => change.ApplyTo(games));
}
