using System.Buffers.Binary;

namespace LiveScore.Testing.Crowds;

/// <summary>Frames of RFC 6455, section 5.2, as far as a crowd needs them.</summary>
internal static class WebSocketFrame
{
    public const byte Text = 1, Close = 8, Ping = 9, Pong = 10;

    private static readonly byte[] s_mask = [0x37, 0xfa, 0x21, 0x3d];

    /// <summary>A whole message of a client, which has to be masked.</summary>
    public static byte[] Of(byte opcode, ReadOnlySpan<byte> payload)
    {
        var length = payload.Length < 126 ? new[] { (byte)(0x80 | payload.Length) } : [0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length];
        byte[] frame = [(byte)(0x80 | opcode), .. length, .. s_mask, .. payload];
        var start = frame.Length - payload.Length;
        for (var i = 0; i < payload.Length; i++)
        {
            frame[start + i] ^= s_mask[i % 4];
        }

        return frame;
    }

    /// <summary>Takes a whole frame of the server off the front; false when there is none yet.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> bytes, out int opcode, out ReadOnlySpan<byte> payload)
    {
        opcode = 0;
        payload = default;
        if (bytes.Length < 2)
        {
            return false;
        }

        var extended = (bytes[1] & 0x7f) switch { 126 => 2, 127 => 8, _ => 0 };
        if (bytes.Length < 2 + extended)
        {
            return false;
        }

        var length = extended switch
        {
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            8 => checked((int)BinaryPrimitives.ReadInt64BigEndian(bytes[2..])),
            _ => bytes[1],
        };
        // The server's frames are whole and not masked: anything else shows as a length or an opcode that makes no sense.
        var end = 2 + extended + length;
        if (bytes.Length < end)
        {
            return false;
        }

        opcode = bytes[0] & 0x7f;
        payload = bytes[(2 + extended)..end];
        bytes = bytes[end..];
        return true;
    }
}
