using System.Collections.Immutable;
using Orleans;

namespace LiveScore.Domain.Chat;

/// <summary>All that is kept of a room: its last messages. Immutable.</summary>
[GenerateSerializer, Alias("LiveScore.RoomState"), Immutable]
public sealed record RoomState
{
    /// <summary>Made with the first message; tells a restored or wiped store from the one a viewer knew. Empty before.</summary>
    [Id(0)] public string Epoch { get; init; } = "";

    /// <summary>The last of them, oldest first, without a hole.</summary>
    [Id(1)] public ImmutableArray<RoomEntry> Entries { get; init; } = [];

    public long Version => Entries.IsEmpty ? 0 : Entries[^1].Version;

    /// <summary>The version before the oldest entry that is kept.</summary>
    public long BaseVersion => Version - Entries.Length;
}
