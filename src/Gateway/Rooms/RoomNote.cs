using LiveScore.Domain.Chat;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Rooms;

/// <summary>One thing that happened in a room, encoded once.</summary>
/// <param name="room">Its name.</param>
/// <param name="epoch">Its epoch.</param>
/// <param name="entry">What the grain said of it.</param>
internal sealed class RoomNote(string room, string epoch, RoomEntry entry)
{
    private readonly Lazy<WireEvent?> _event = new(() =>
        entry.Text is not null ? RoomFormat.Message(room, epoch, entry)
        : entry.Deletes is not null ? RoomFormat.Deleted(room, epoch, entry)
        : null);

    public RoomEntry Entry => entry;

    public bool IsMessage => entry.Text is not null;

    /// <summary>Null for a message that is deleted.</summary>
    public WireEvent? Event => _event.Value;

    /// <summary>The same without what was said.</summary>
    public RoomNote WithoutText() => new(room, epoch, entry with { User = null, Text = null });
}
