namespace LiveScore.Gateway.Wire;

/// <summary>Why a WebSocket ends: RFC 6455, section 7.4, and its registry.</summary>
internal static class CloseStatus
{
    public const ushort Normal = 1000;
    public const ushort ProtocolError = 1002;
    public const ushort NotSupported = 1003;
    public const ushort InvalidText = 1007;
    public const ushort TooBig = 1009;

    /// <summary>The server ends; come back elsewhere.</summary>
    public const ushort ServiceRestart = 1012;

    /// <summary>There is no room now.</summary>
    public const ushort TryAgainLater = 1013;

    /// <summary>Whether a client may say it. Those between are reserved, or never sent.</summary>
    public static bool IsSendable(ushort status) => status is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);
}
