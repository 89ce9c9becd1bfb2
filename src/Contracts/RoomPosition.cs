using Orleans;

namespace LiveScore.Contracts;

/// <summary>What a follower knows of a room.</summary>
/// <param name="Epoch">Empty while nothing was said there, or nothing is known.</param>
/// <param name="Version">The last entry.</param>
/// <param name="Presence">The number of the last presence; 0 when none is known.</param>
[GenerateSerializer, Alias("LiveScore.RoomPosition"), Immutable]
public readonly record struct RoomPosition(
    [property: Id(0)] string Epoch,
    [property: Id(1)] long Version,
    [property: Id(2)] long Presence)
{
    /// <summary>Knows nothing yet.</summary>
    public static RoomPosition None => new("", 0, 0);
}
