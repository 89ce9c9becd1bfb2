using LiveScore.Contracts;
using LiveScore.Domain.Chat;

namespace LiveScore.Grains.Chat;

/// <summary>Answers followers from a room's kept entries. Pure.</summary>
internal static class RoomHistory
{
    public static RoomNews After(RoomState state, RoomPosition position, RoomPresence? presence)
    {
        var continues = position.Epoch == state.Epoch && position.Version >= state.BaseVersion && position.Version <= state.Version;
        return new()
        {
            Epoch = state.Epoch,
            Version = state.Version,
            Entries = continues ? state.Entries[(int)(position.Version - state.BaseVersion)..] : state.Entries,
            Presence = presence,
        };
    }
}
