using System.Buffers;
using System.Globalization;
using System.Text;

namespace LiveScore.Gateway.Wire;

/// <summary>Bytes that go to many viewers: made once, shared by all, never altered.</summary>
internal sealed class Packet
{
    private Packet(ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> framed) => (Bytes, Framed) = (bytes, framed);

    /// <summary>The content, for whatever frames it by itself.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The same as it stands on a bare connection: a chunk of HTTP/1.1, or frames of a WebSocket.</summary>
    public ReadOnlyMemory<byte> Framed { get; }

    /// <summary>A part of a body.</summary>
    public static Packet Body(ReadOnlySpan<byte> content) => Chunk(content, ""u8);

    /// <summary>The last part of a body, and its end.</summary>
    public static Packet LastOfBody(ReadOnlySpan<byte> content) => Chunk(content, "0\r\n\r\n"u8);

    /// <summary>What carries its frames within itself.</summary>
    public static Packet Frames(ReadOnlyMemory<byte> frames) => new(frames, frames);

    private static Packet Chunk(ReadOnlySpan<byte> content, ReadOnlySpan<byte> tail)
    {
        var output = new ArrayBufferWriter<byte>(content.Length + 24);
        Encoding.ASCII.GetBytes(content.Length.ToString("x", CultureInfo.InvariantCulture), output);
        output.Write("\r\n"u8);
        var start = output.WrittenCount;
        output.Write(content);
        var end = output.WrittenCount;
        output.Write("\r\n"u8);
        output.Write(tail);
        ReadOnlyMemory<byte> framed = output.WrittenSpan.ToArray();
        return new(framed[start..end], framed);
    }
}
