using System.Collections.Immutable;
using LiveScore.Domain.Chat;
using Orleans;

namespace LiveScore.Contracts;

/// <summary>The answer to a follower of a room.</summary>
[GenerateSerializer, Alias("LiveScore.RoomNews"), Immutable]
public sealed record RoomNews
{
    /// <summary>Empty while nothing was said in the room.</summary>
    [Id(0)] public required string Epoch { get; init; }

    /// <summary>The version after <see cref="Entries"/>.</summary>
    [Id(1)] public required long Version { get; init; }

    /// <summary>Without a hole, oldest first: those after the follower's position, or all that are kept when it is not among them.</summary>
    [Id(2)] public ImmutableArray<RoomEntry> Entries { get; init; } = [];

    /// <summary>Null when the follower knows it, or when the room was just made anew and knows less than the follower.</summary>
    [Id(3)] public RoomPresence? Presence { get; init; }
}
