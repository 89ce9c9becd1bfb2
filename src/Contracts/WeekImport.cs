using System.Collections.Immutable;
using LiveScore.Domain;
using Orleans;

namespace LiveScore.Contracts;

/// <summary>How an import went.</summary>
/// <param name="Week">The week.</param>
/// <param name="Games">Each game that the feed reported, in the order of kick-offs.</param>
/// <param name="Faults">Games that could not be read, or are held back until a second answer: a line for each.</param>
/// <param name="Failure">Why the feed gave no report, or null when it did.</param>
/// <param name="Exists">False when the feed says that there is no such week.</param>
[GenerateSerializer, Alias("LiveScore.WeekImport"), Immutable]
public sealed record WeekImport(
    [property: Id(0)] SeasonWeekKey Week,
    [property: Id(1)] ImmutableArray<GameImport> Games,
    [property: Id(2)] ImmutableArray<string> Faults,
    [property: Id(3)] string? Failure,
    [property: Id(4)] bool Exists);
