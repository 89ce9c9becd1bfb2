using Orleans;

namespace LiveScore.Grains;

[GenerateSerializer, Alias("LiveScore.UserNamesState"), Immutable]
public sealed record UserNamesState
{
    /// <summary>The first number that was never allotted.</summary>
    [Id(0)]
    public long Next { get; init; }
}
