namespace LiveScore.Crowd;

/// <summary>What one event says of versions.</summary>
internal readonly ref struct Delivery
{
    public DeliveryKind Kind { get; init; }

    public long Version { get; init; }

    /// <summary>Of a change: the version that it stands on.</summary>
    public long Since { get; init; }

    /// <summary>The id up to its version, dot included; empty for servers without ids that count.</summary>
    public ReadOnlySpan<byte> IdHead { get; init; }
}

internal enum DeliveryKind : byte
{
    /// <summary>A comment, a heartbeat, an answer to a ping.</summary>
    Nothing,

    /// <summary>The state, to begin with: not news.</summary>
    State,

    /// <summary>What altered since a version.</summary>
    Change,

    /// <summary>All of the new state: it stands on nothing.</summary>
    Update,

    /// <summary>The state comes anew.</summary>
    Reset,

    /// <summary>None of what the server may send.</summary>
    Unknown,
}
