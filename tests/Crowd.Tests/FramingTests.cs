using System.Text;
using Xunit;

namespace LiveScore.Crowd.Tests;

public sealed class FramingTests
{
    private const string Body = "event: change\nid: a.b.1\ndata: {}\n\n: x\n\n";

    [Fact]
    public void Unwrap_ChunksCutAnywhere_GiveTheBody()
    {
        var wire = Encoding.ASCII.GetBytes($"10;name=value\r\n{Body[..16]}\r\n{Body.Length - 16:X}\r\n{Body[16..]}\r\n0\r\nTrailer: 1\r\n\r\n");
        for (var cut = 0; cut <= wire.Length; cut++)
        {
            var reader = new ChunkReader();
            var text = Unwrap(ref reader, wire[..cut]) + Unwrap(ref reader, wire[cut..]);

            Assert.Equal(Body, text);
        }
    }

    [Fact]
    public void TryCutEvent_HalfAnEvent_WaitsForTheRest()
    {
        ReadOnlySpan<byte> bytes = Encoding.ASCII.GetBytes(Body + "event: ch");

        Assert.True(Framing.TryCutEvent(ref bytes, out var first));
        Assert.Equal("event: change\nid: a.b.1\ndata: {}", Encoding.ASCII.GetString(first));
        Assert.True(Framing.TryCutEvent(ref bytes, out _));
        Assert.False(Framing.TryCutEvent(ref bytes, out _));
        Assert.Equal("event: ch", Encoding.ASCII.GetString(bytes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(70_000)]
    public void TryCutMessage_OfAnyLength_GivesItsPayload(int length)
    {
        byte[] head = length switch
        {
            < 126 => [0x81, (byte)length],
            < 65536 => [0x81, 126, (byte)(length >> 8), (byte)length],
            _ => [0x81, 127, 0, 0, 0, 0, 0, (byte)(length >> 16), (byte)(length >> 8), (byte)length],
        };
        byte[] wire = [.. head, .. new byte[length], 0x89];
        for (var cut = 0; cut < head.Length + length; cut += Math.Max(1, length / 10))
        {
            ReadOnlySpan<byte> part = wire.AsSpan(0, cut);
            Assert.False(Framing.TryCutMessage(ref part, out _, out _));
        }

        ReadOnlySpan<byte> bytes = wire;
        Assert.True(Framing.TryCutMessage(ref bytes, out var opcode, out var payload));
        Assert.Equal((1, length, 1), (opcode, payload.Length, bytes.Length));
    }

    [Fact]
    public void TryCutMessage_InParts_IsWholeWhenTheLastOneIsThere()
    {
        ReadOnlySpan<byte> wire = [0x01, 1, (byte)'x', 0x00, 1, (byte)'y', 0x80, 1, (byte)'z', 0x89];

        for (var length = 0; length < wire.Length - 1; length++)
        {
            var begun = wire[..length];
            Assert.False(Framing.TryCutMessage(ref begun, out _, out _));
            Assert.Equal(length, begun.Length);
        }

        Assert.True(Framing.TryCutMessage(ref wire, out var opcode, out var payload));
        Assert.Equal((Framing.Text, "xyz", 1), (opcode, Encoding.ASCII.GetString(payload), wire.Length));
    }

    [Fact]
    public void TryCutMessage_MixedWithAnother_IsNone()
    {
        ReadOnlySpan<byte> wire = [0x01, 1, (byte)'x', 0x81, 1, (byte)'y'];

        Assert.True(Framing.TryCutMessage(ref wire, out var opcode, out _));
        Assert.Equal(-1, opcode);
    }

    private static string Unwrap(ref ChunkReader reader, byte[] bytes) => Encoding.ASCII.GetString(bytes, 0, reader.Unwrap(bytes));
}
