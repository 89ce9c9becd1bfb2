using System.Collections.Immutable;

namespace LiveScore.Domain;

/// <summary>A week of a season and its games; none when the week was never imported.</summary>
public sealed record WeekGames(SeasonWeekKey Week, ImmutableArray<Game> Games);
