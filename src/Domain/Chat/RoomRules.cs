namespace LiveScore.Domain.Chat;

/// <summary>What becomes of a room when something is said or deleted in it.</summary>
public static class RoomRules
{
    /// <param name="state">The room.</param>
    /// <param name="text">As <see cref="PostText"/> gives it.</param>
    /// <param name="user">Null for the operator.</param>
    /// <param name="now">When it is stored.</param>
    /// <param name="epoch">That of the room if this is the first thing in it.</param>
    /// <param name="kept">How many entries are kept.</param>
    public static RoomState Post(RoomState state, string text, string? user, DateTimeOffset now, string epoch, int kept) =>
        Append(state.Epoch.Length == 0 ? state with { Epoch = epoch } : state, new(state.Version + 1, now, user, text), kept);

    /// <summary>The room without the text of a message; the room as it was when there is no such message, or no longer.</summary>
    public static RoomState Delete(RoomState state, long version, DateTimeOffset now, int kept)
    {
        if (version <= state.BaseVersion || version > state.Version)
        {
            return state;
        }

        var index = (int)(version - state.BaseVersion) - 1;
        var entry = state.Entries[index];
        return entry.Text is null
            ? state
            : Append(
                state with { Entries = state.Entries.SetItem(index, entry with { User = null, Text = null }) },
                new(state.Version + 1, now, User: null, Text: null, Deletes: version),
                kept);
    }

    private static RoomState Append(RoomState state, RoomEntry entry, int kept)
    {
        var entries = state.Entries.Add(entry);
        return state with { Entries = entries.Length > kept ? entries[^kept..] : entries };
    }
}
