using System.Collections.Immutable;
using Orleans;

namespace LiveScore.Domain;

/// <summary>A week at a glance: enough to list a season and to tell which week is the current one.</summary>
/// <param name="Week">The week.</param>
/// <param name="Games">How many games are known; 0 when the week was never imported.</param>
/// <param name="Live">How many are in play.</param>
/// <param name="Final">How many are over.</param>
/// <param name="FirstKickoff">The first kick-off of the week.</param>
/// <param name="NextKickoff">The first kick-off among games that are still expected to begin.</param>
/// <param name="LastKickoff">The last kick-off of the week.</param>
/// <param name="Version">The week's version when this was taken.</param>
[GenerateSerializer, Alias("LiveScore.WeekSummary"), Immutable]
public sealed record WeekSummary(
    [property: Id(0)] SeasonWeekKey Week,
    [property: Id(1)] int Games,
    [property: Id(2)] int Live,
    [property: Id(3)] int Final,
    [property: Id(4)] DateTimeOffset? FirstKickoff,
    [property: Id(5)] DateTimeOffset? NextKickoff,
    [property: Id(6)] DateTimeOffset? LastKickoff,
    [property: Id(7)] long Version)
{
    /// <param name="week">The week.</param>
    /// <param name="state">What is known of it.</param>
    /// <param name="patience">How long a game that does not begin is waited for: after that it holds up no week.</param>
    /// <param name="longest">How long after its kick-off a game can be in play; null is without a limit.</param>
    public static WeekSummary Of(SeasonWeekKey week, WeekState state, TimeSpan patience, TimeSpan? longest = null)
    {
        var games = state.Games;
        var ahead = games.Where(game => game.IsAhead && !(game.Kickoff + patience <= state.AnsweredAt)).ToList();
        return new(
            week,
            games.Length,
            games.Count(game => game.IsInPlay && !(game.Kickoff + longest <= state.AnsweredAt)),
            games.Count(game => game.Status == GameStatus.Final),
            games.Length == 0 ? null : games.Min(game => game.Kickoff),
            ahead.Count == 0 ? null : ahead.Min(game => game.Kickoff),
            games.Length == 0 ? null : games.Max(game => game.Kickoff),
            state.Version);
    }

    /// <summary>
    /// The current week: the one with a game in play (of two the later), else the next to kick off, else the last. Null when no
    /// week has games.
    /// </summary>
    /// <param name="weeks">All that are known.</param>
    /// <param name="now">The league's time.</param>
    /// <param name="patience">How long after its kick-off a game that has not begun still counts as the next one.</param>
    public static WeekSummary? Current(IEnumerable<WeekSummary> weeks, DateTimeOffset now, TimeSpan patience)
    {
        var known = weeks.Where(week => week.Games > 0).OrderBy(week => week.FirstKickoff).ToImmutableArray();
        return known.LastOrDefault(week => week.Live > 0)
            ?? known.Where(week => week.NextKickoff > now - patience).MinBy(week => week.NextKickoff)
            ?? known.LastOrDefault();
    }
}
