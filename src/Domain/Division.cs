using Orleans;

namespace LiveScore.Domain;

/// <summary>Where a club plays: <c>NFC</c>, <c>South</c>.</summary>
[GenerateSerializer, Alias("LiveScore.Division"), Immutable]
public sealed record Division([property: Id(0)] string Conference, [property: Id(1)] string Name);
