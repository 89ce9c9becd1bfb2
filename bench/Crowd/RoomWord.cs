using System.Runtime.InteropServices;

namespace LiveScore.Crowd;

/// <summary>What one event of a room's stream says.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RoomWord(RoomWordKind Kind)
{
    /// <summary>Of a message: what its id ends with.</summary>
    public long Version { get; init; }

    /// <summary>Of a message: the number that its text begins with.</summary>
    public long Post { get; init; }

    public static RoomWord Read(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("id: "u8))
        {
            var id = text[..Math.Max(0, text.IndexOf((byte)'\n'))];
            var said = text.IndexOf("\"text\":\""u8);
            return id.Length == 0 || said < 0 ? new(RoomWordKind.Unknown) : new(RoomWordKind.Message)
            {
                Version = DeliveryReader.Number(id[(id.LastIndexOf((byte)'.') + 1)..]),
                Post = DeliveryReader.Number(text[(said + "\"text\":\"".Length)..]),
            };
        }

        return new(
            text.StartsWith("event: presence"u8) ? RoomWordKind.Presence
            : text.StartsWith("event: reset"u8) ? RoomWordKind.Reset
            : text.StartsWith("event: heartbeat"u8) || !text.StartsWith("event: "u8) ? RoomWordKind.Nothing
            : RoomWordKind.Unknown);
    }
}

internal enum RoomWordKind : byte
{
    Nothing,
    Presence,
    Message,
    Reset,
    Unknown,
}
