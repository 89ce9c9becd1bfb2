using Orleans;

namespace LiveScore.Domain.Chat;

/// <summary>One thing that happened in a room: a message, or that one was deleted. Of a deleted message only the version is left.</summary>
/// <param name="Version">From 1, without a hole; never reused. Also the number of the message.</param>
/// <param name="At">When it was stored.</param>
/// <param name="User">Who wrote it; null for the operator, and for what is no message.</param>
/// <param name="Text">Plain text; null for what is no message.</param>
/// <param name="Deletes">The version of the message that this deletes.</param>
[GenerateSerializer, Alias("LiveScore.RoomEntry"), Immutable]
public sealed record RoomEntry(
    [property: Id(0)] long Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string? User,
    [property: Id(3)] string? Text,
    [property: Id(4)] long? Deletes = null);
