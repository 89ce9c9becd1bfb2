using System.Collections.Immutable;
using LiveScore.Domain;

namespace LiveScore.Feeds.Demo;

/// <summary>The demo's week played once. When it is over the next round of the same games begins: other scores, later kick-offs.</summary>
internal sealed class DemoRound
{
    // Well within the half hour in which finals are still asked for, and long enough for a step back to be said twice.
    private static readonly TimeSpan s_lookBack = TimeSpan.FromMinutes(15), s_lookAhead = TimeSpan.FromMinutes(5);

    private readonly SeasonWeekKey _week;
    private readonly int _seed, _number;
    private readonly ImmutableArray<DemoGame> _games;

    /// <param name="week">The week that is played.</param>
    /// <param name="seed">The demo's seed.</param>
    /// <param name="start">The first kick-off.</param>
    /// <param name="number">Counted from 0.</param>
    public DemoRound(SeasonWeekKey week, int seed, DateTimeOffset start, int number = 0)
    {
        (_week, _seed, _number) = (week, seed, number);
        Opens = start - s_lookAhead;
        var incidents = new DemoSchedule(week, new Random(SeedOf(-1)));
        _games = [.. DemoFixture.Of(week, seed).Select((fixture, index) => new DemoGame(
            fixture, LeagueTime.Of(start + fixture.Slot), Play(index, incidents[index])))];
        Ends = _games.Max(game => game.Ends);
    }

    /// <summary>When this round takes the place of the one before.</summary>
    public DateTimeOffset Opens { get; }

    public DateTimeOffset Ends { get; }

    public DateTimeOffset NextOpens => Ends + s_lookBack;

    public DemoRound Next() => new(_week, _seed, NextOpens + s_lookAhead, _number + 1);

    public ImmutableArray<Game> At(DateTimeOffset now) => [.. _games.Select(game => game.At(now))];

    // What cannot be made to happen (a touchdown to reverse, a tie after four quarters) is waited for, game by game.
    private IReadOnlyList<DemoMoment> Play(int index, DemoIncidents incidents)
    {
        for (var attempt = 0; ; attempt++)
        {
            var moments = DemoSimulator.Play(SeedOf(index + (100 * attempt)), incidents);
            if ((!incidents.HasFlag(DemoIncidents.ReversedTouchdown) || moments.Zip(moments.Skip(1)).Any(FallsBack))
                && (!incidents.HasFlag(DemoIncidents.Overtime) || moments[^1].Overtime))
            {
                return moments;
            }
        }
    }

    private static bool FallsBack((DemoMoment Before, DemoMoment After) pair) =>
        pair.After.Away + pair.After.Home < pair.Before.Away + pair.Before.Home;

    // HashCode differs from process to process; this does not.
    private int SeedOf(int part) => unchecked((((_seed * 486_187_739) + _number) * 486_187_739) + part);
}
