using System.Buffers;
using System.Buffers.Binary;

namespace LiveScore.Gateway.Wire;

/// <summary>The frames that a server sends: whole, without a mask (RFC 6455, section 5.2).</summary>
internal static class WebSocketFrame
{
    private const byte Text = 0x81, Close = 0x88, Ping = 0x89, Pong = 0x8A;

    public static ReadOnlyMemory<byte> PingFrame { get; } = new byte[] { Ping, 0 };

    public static void WriteText(IBufferWriter<byte> output, ReadOnlySpan<byte> payload) => Write(output, Text, payload);

    public static ReadOnlyMemory<byte> PongFrame(ReadOnlySpan<byte> payload)
    {
        var output = new ArrayBufferWriter<byte>(payload.Length + 2);
        Write(output, Pong, payload);
        return output.WrittenMemory;
    }

    /// <summary>The end of a connection, with its reason if there is one.</summary>
    public static byte[] CloseFrame(ushort? status) =>
        status is { } code ? [Close, 2, (byte)(code >> 8), (byte)code] : [Close, 0];

    private static void Write(IBufferWriter<byte> output, byte first, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[10];
        head[0] = first;
        var length = 2;
        if (payload.Length < 126)
        {
            head[1] = (byte)payload.Length;
        }
        else if (payload.Length <= ushort.MaxValue)
        {
            head[1] = 126;
            BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)payload.Length);
            length = 4;
        }
        else
        {
            head[1] = 127;
            BinaryPrimitives.WriteUInt64BigEndian(head[2..], (ulong)payload.Length);
            length = 10;
        }

        output.Write(head[..length]);
        output.Write(payload);
    }
}
