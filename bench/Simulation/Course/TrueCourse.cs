using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Simulation.Time;

namespace LiveScore.Simulation.Course;

/// <summary>A week as it really went.</summary>
internal sealed class TrueCourse
{
    private static readonly string[] s_clubs = ["BAL", "CLE", "DET", "PHI", "CAR", "DAL", "CHI", "GB"];

    private readonly ImmutableArray<TrueGame> _games;
    private readonly LeagueClock _clock;

    public TrueCourse(Plan plan, VirtualTime time)
    {
        var chance = plan.Chance.Fork("course");
        _clock = new(time, VirtualTime.Start, plan.Speed);
        _games = [.. Enumerable.Range(0, plan.Games).Select(number =>
        {
            var start = TimeSpan.FromMinutes(chance.Between(5, 25));
            return new TrueGame(
                chance,
                new Game
                {
                    Id = $"20250907{number:00}",
                    Kickoff = (VirtualTime.Start + start).ToOffset(TimeSpan.FromHours(-4)),
                    Away = new(s_clubs[2 * number], s_clubs[2 * number]),
                    Home = new(s_clubs[(2 * number) + 1], s_clubs[(2 * number) + 1]),
                },
                start);
        })];
        // On the machines' clocks.
        End = _games.Max(game => game.End) / plan.Speed;
        Final = [.. _games.Select(game => game.Final)];
    }

    public static IReadOnlyList<string> Teams(int games) => s_clubs[..(2 * games)];

    public TimeSpan End { get; }

    public ImmutableArray<Game> Final { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>The games as they are, or were so long ago by the league's clock.</summary>
    public ImmutableArray<Game> Games(TimeSpan ago = default)
    {
        var moment = Now - VirtualTime.Start - ago;
        return [.. _games.Select(game => game.At(moment))];
    }
}
