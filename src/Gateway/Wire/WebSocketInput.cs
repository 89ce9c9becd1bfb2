namespace LiveScore.Gateway.Wire;

/// <summary>What came over a WebSocket, whole.</summary>
internal abstract record WebSocketInput
{
    /// <summary>A message, which is valid UTF-8.</summary>
    public sealed record Text(ReadOnlyMemory<byte> Payload) : WebSocketInput;

    public sealed record Ping(ReadOnlyMemory<byte> Payload) : WebSocketInput;

    public sealed record Pong : WebSocketInput;

    /// <summary>The other side ends the connection.</summary>
    /// <param name="Status">Its reason; null when it gave none.</param>
    public sealed record Close(ushort? Status) : WebSocketInput;

    /// <summary>The other side broke a rule. Nothing after this can be read.</summary>
    /// <param name="Status">How the connection has to be closed.</param>
    public sealed record Fault(ushort Status) : WebSocketInput;
}
