using System.Buffers.Binary;
using System.Text;

namespace LiveScore.Gateway.Tests.WebSockets;

public enum Opcode
{
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10,
}

/// <summary>A frame of RFC 6455, section 5.2, with every bit in the hands of the test.</summary>
public sealed record Frame(Opcode Opcode, byte[] Payload)
{
    // The key of the RFC's own examples.
    private static readonly byte[] s_key = [0x37, 0xfa, 0x21, 0x3d];

    public bool Fin { get; init; } = true;

    /// <summary>The three reserved bits, as a number from 0 to 7.</summary>
    public int Rsv { get; init; }

    public bool Masked { get; init; } = true;

    public string PayloadText => Encoding.UTF8.GetString(Payload);

    /// <summary>The code of a close frame; null when it has none.</summary>
    public int? Code => Payload.Length < 2 ? null : BinaryPrimitives.ReadUInt16BigEndian(Payload);

    public static Frame Text(string text) => new(Opcode.Text, Encoding.UTF8.GetBytes(text));

    public static Frame Text(byte[] bytes) => new(Opcode.Text, bytes);

    public static Frame Next(string text) => new(Opcode.Continuation, Encoding.UTF8.GetBytes(text));

    public static Frame Next(byte[] bytes) => new(Opcode.Continuation, bytes);

    public static Frame Ping(string text = "") => new(Opcode.Ping, Encoding.UTF8.GetBytes(text));

    public static Frame Pong(string text = "") => new(Opcode.Pong, Encoding.UTF8.GetBytes(text));

    public static Frame Close(int code, string reason = "") => Close(code, Encoding.UTF8.GetBytes(reason));

    public static Frame Close(int code, byte[] reason) => new(Opcode.Close, [(byte)(code >> 8), (byte)code, .. reason]);

    public static byte[] Bytes(params IEnumerable<Frame> frames) => [.. frames.SelectMany(frame => frame.ToBytes())];

    /// <summary>A message in as many fragments as there are parts.</summary>
    public static IEnumerable<Frame> Fragments(params IReadOnlyList<byte[]> parts) => parts.Select((part, i) =>
        new Frame(i == 0 ? Opcode.Text : Opcode.Continuation, part) { Fin = i == parts.Count - 1 });

    public byte[] ToBytes() => [.. Head(Payload.Length), .. Masked ? Payload.Select((octet, i) => (byte)(octet ^ s_key[i % 4])) : Payload];

    /// <summary>What comes before a payload of this length, of which the frame need not have a single byte.</summary>
    public byte[] Head(ulong length)
    {
        byte[] extended = length switch
        {
            <= 125 => [],
            <= ushort.MaxValue => [(byte)(length >> 8), (byte)length],
            _ => new byte[8],
        };
        if (extended.Length == 8)
        {
            BinaryPrimitives.WriteUInt64BigEndian(extended, length);
        }

        var form = extended.Length switch { 0 => (int)length, 2 => 126, _ => 127 };
        var first = (byte)((Fin ? 0x80 : 0) | (Rsv << 4) | (int)Opcode);
        return [first, (byte)((Masked ? 0x80 : 0) | form), .. extended, .. Masked ? s_key : []];
    }

    private byte[] Head(int length) => Head((ulong)length);
}
