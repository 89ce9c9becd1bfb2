using System.Globalization;

namespace LiveScore.Gateway.Wire;

/// <summary>The id of what happened in a room: <c>chat-lobby.k3f9aa.17</c>.</summary>
/// <param name="Room">Small letters, digits and <c>-</c>.</param>
/// <param name="Epoch">Of the stored room.</param>
/// <param name="Version">All up to this one is known.</param>
internal readonly record struct RoomEventId(string Room, string Epoch, long Version)
{
    private const string Prefix = "chat-";

    /// <summary>Reads what <see cref="ToString"/> prints; false for everything else, whatever it is.</summary>
    public static bool TryParse(string? text, out RoomEventId id)
    {
        id = default;
        if (text is null or { Length: > WeekEventId.MaxLength } || text.Split('.') is not [var room, var epoch, var place]
            || !room.StartsWith(Prefix, StringComparison.Ordinal)
            || epoch.Length == 0 || epoch.AsSpan().ContainsAnyExcept(WeekEventId.EpochCharacters)
            || !long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return false;
        }

        id = new(room[Prefix.Length..], epoch, version);
        return id.ToString() == text;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Room}.{Epoch}.{Version}");
}
