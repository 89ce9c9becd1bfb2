using System.Buffers.Binary;

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
                    visit.Hear([], [], payload);
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
}
