using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace LiveScore.Testing.Crowds;

/// <summary>What comes over a WebSocket after its handshake: events in envelopes, pings, the end.</summary>
internal sealed class WebSocketBody(CrowdVisit visit) : IBody
{
    private readonly Carry _frames = new();

    public void Take(ReadOnlySpan<byte> bytes)
    {
        var frames = _frames.Join(bytes);
        while (visit.Ending == VisitEnd.Open && WebSocketFrame.TryTake(ref frames, out var opcode, out var payload))
        {
            switch (opcode)
            {
                case WebSocketFrame.Text:
                    Read(payload);
                    break;
                case WebSocketFrame.Ping:
                    visit.Send(WebSocketFrame.Of(WebSocketFrame.Pong, payload));
                    break;
                case WebSocketFrame.Close:
                    visit.CloseCode = payload.Length < 2 ? null : BinaryPrimitives.ReadUInt16BigEndian(payload);
                    visit.Send(WebSocketFrame.Of(WebSocketFrame.Close, payload));
                    visit.End(VisitEnd.Clean);
                    break;
                default:
                    throw new FormatException($"a frame of opcode {opcode}");
            }
        }

        _frames.Keep(frames);
    }

    // {"topic":…,"event":…,"id":…,"data":…}, always in this order.
    private void Read(ReadOnlySpan<byte> envelope)
    {
        var json = new Utf8JsonReader(envelope);
        json.Read();
        Member(ref json, "topic"u8);
        var name = Member(ref json, "event"u8);
        var id = Member(ref json, "id"u8);
        if (!json.Read() || !json.ValueTextEquals("data"u8))
        {
            throw new FormatException($"no data in {Encoding.UTF8.GetString(envelope)}");
        }

        // What is left is the data and the brace that ends the envelope.
        visit.Hear(name, id, envelope[((int)json.BytesConsumed)..^1].TrimStart((byte)':'));
    }

    private static ReadOnlySpan<byte> Member(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals(name) || !json.Read())
        {
            throw new FormatException($"no {Encoding.UTF8.GetString(name)}");
        }

        return json.TokenType == JsonTokenType.Null ? [] : json.ValueSpan;
    }
}
