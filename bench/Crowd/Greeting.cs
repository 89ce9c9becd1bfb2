using System.Text;

namespace LiveScore.Crowd;

/// <summary>What a viewer says when it comes, and whether the answer is one.</summary>
internal static class Greeting
{
    public static byte[] Request(CrowdPlan plan, string? lastId)
    {
        var head = new StringBuilder($"GET {plan.Path} HTTP/1.1\r\nHost: 127.0.0.1:{plan.Port}\r\n");
        if (plan.IsWebSocket)
        {
            head.Append("Connection: Upgrade\r\nUpgrade: websocket\r\n")
                .Append("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: TGl2ZVNjb3JlIGNyb3dkIQ==\r\n");
        }
        else
        {
            head.Append("Accept: text/event-stream\r\n");
            if (lastId is not null)
            {
                head.Append($"Last-Event-ID: {lastId}\r\n");
            }
        }

        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }

    public static byte[]? Message(CrowdPlan plan, string? lastId) =>
        plan is { IsWebSocket: true, Greeting: { } greeting } ? Framing.ClientFrame(Framing.Text, Encoding.UTF8.GetBytes(greeting(lastId))) : null;

    /// <summary>Takes the answer's head off the front. False while it is not all there.</summary>
    public static bool TryCutHead(ref ReadOnlySpan<byte> bytes, bool isWebSocket, out bool isGood, out bool isChunked)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        var head = Encoding.ASCII.GetString(end < 0 ? default : bytes[..end]);
        isGood = head.StartsWith(isWebSocket ? "HTTP/1.1 101" : "HTTP/1.1 200", StringComparison.Ordinal);
        isChunked = head.Contains("\r\ntransfer-encoding: chunked", StringComparison.OrdinalIgnoreCase);
        bytes = end < 0 ? bytes : bytes[(end + 4)..];
        return end >= 0;
    }
}
