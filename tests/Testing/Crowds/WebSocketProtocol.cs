using System.Text;
using System.Text.Json;

namespace LiveScore.Testing.Crowds;

/// <summary>One topic over a WebSocket.</summary>
/// <param name="topic">Such as <c>week/2015/12</c>.</param>
/// <param name="mode"><c>full</c>, <c>delta</c>, or null for the topic's own.</param>
public sealed class WebSocketProtocol(string topic, string? mode = null) : CrowdProtocol
{
    // Key and nonce of RFC 6455, section 1.3; what matters here comes after the handshake.
    private static readonly byte[] s_request = Encoding.ASCII.GetBytes(
        "GET /ws HTTP/1.1\r\nHost: livescore\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

    public override int Success => 101;

    public override string ToString() => $"{topic} over a WebSocket";

    internal override byte[] Request(string? lastId) => s_request;

    internal override IBody Open(CrowdVisit visit, string head, string? lastId)
    {
        visit.Send(WebSocketFrame.Of(
            WebSocketFrame.Text, JsonSerializer.SerializeToUtf8Bytes(new { op = "subscribe", topic, after = lastId, mode })));
        return new WebSocketBody(visit);
    }
}
