using System.Text;
using System.Text.Json;

namespace LiveScore.Testing.Crowds;

/// <summary>One topic, such as <c>week/2015/12</c>, or several over a WebSocket.</summary>
public sealed class WebSocketProtocol(params IReadOnlyList<string> topics) : CrowdProtocol
{
    // With the key of RFC 6455, section 1.3; what matters here comes after the handshake.
    private static readonly byte[] s_request = Encoding.ASCII.GetBytes(
        "GET /ws HTTP/1.1\r\nHost: livescore\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

    /// <summary>Comes back with this instead of the last id.</summary>
    public string? After { get; init; }

    public override int Success => 101;

    public override IReadOnlyList<string> Topics => topics;

    public override string ToString() => $"{string.Join(" and ", topics)} over a WebSocket{(After is null ? "" : $" after {After}")}";

    internal override byte[] Request(string? lastId) => s_request;

    internal override IBody Open(CrowdVisit visit, string head, string? lastId)
    {
        visit.Send(WebSocketFrame.Of(
            WebSocketFrame.Text, JsonSerializer.SerializeToUtf8Bytes(new { op = "subscribe", topics, after = After ?? lastId })));
        return new WebSocketBody(visit);
    }

    internal override void Deliver(CrowdViewer viewer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data)
    {
        var envelope = Envelope.Of(data);
        viewer.Hear(envelope.Topic, envelope.Name, envelope.Id, envelope.Data);
    }
}
