using LiveScore.Domain;
using Orleans;

namespace LiveScore.Contracts;

/// <summary>One game of an import.</summary>
/// <param name="Game">The game as it is stored now.</param>
/// <param name="Updated">Whether this import changed it.</param>
[GenerateSerializer, Alias("LiveScore.GameImport"), Immutable]
public sealed record GameImport([property: Id(0)] Game Game, [property: Id(1)] bool Updated);
