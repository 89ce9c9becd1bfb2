using System.Collections.Immutable;
using Orleans;

namespace LiveScore.Grains;

[GenerateSerializer, Alias("LiveScore.KeyRingState"), Immutable]
public sealed record KeyRingState
{
    /// <summary>XML, oldest first. Not encrypted: who can read the store can forge sessions.</summary>
    [Id(0)]
    public ImmutableArray<string> Elements { get; init; } = [];
}
