namespace LiveScore.Fanout.Servers;

internal enum Transport
{
    Sse,
    WebSocket,
}

internal static class TransportNames
{
    public static string Text(this Transport transport) => transport == Transport.Sse ? "SSE" : "WebSocket";
}
