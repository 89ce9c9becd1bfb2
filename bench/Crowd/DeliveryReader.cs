namespace LiveScore.Crowd;

/// <summary>Reads as much of an event as counting takes, and looks at each byte once at most.</summary>
internal static class DeliveryReader
{
    /// <summary>A peer's event: a text with <c>"version":N</c> in it, each standing on the one before.</summary>
    public static Delivery ReadPlain(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOf("\"version\":"u8);
        if (at < 0)
        {
            return default;
        }

        var version = Number(text[(at + "\"version\":".Length)..]);
        return new() { Kind = DeliveryKind.Change, Version = version, Since = version - 1 };
    }

    /// <summary>LiveScore's event as it stands in Server-Sent Events: <c>event:</c>, <c>id:</c>, <c>data:</c>.</summary>
    public static Delivery ReadEvent(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("event: "u8))
        {
            return default;
        }

        text = text["event: ".Length..];
        var kind = KindOf(text);
        var line = text.IndexOf((byte)'\n');
        if (line < 0 || !text[line..].StartsWith("\nid: "u8))
        {
            return WithoutId(kind);
        }

        text = text[(line + "\nid: ".Length)..];
        var end = text.IndexOf((byte)'\n');
        return end < 0 ? new() { Kind = DeliveryKind.Unknown } : WithId(kind, text[..end], text[end..]);
    }

    /// <summary>The same in a WebSocket's envelope: topic, event, id, data.</summary>
    public static Delivery ReadEnvelope(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOf("\"event\":\""u8);
        if (at < 0)
        {
            return new() { Kind = DeliveryKind.Unknown };
        }

        text = text[(at + "\"event\":\"".Length)..];
        var kind = KindOf(text);
        var quote = text.IndexOf((byte)'"');
        if (quote < 0 || !text[quote..].StartsWith("\",\"id\":\""u8))
        {
            return WithoutId(kind);
        }

        text = text[(quote + "\",\"id\":\"".Length)..];
        var end = text.IndexOf((byte)'"');
        return end < 0 ? new() { Kind = DeliveryKind.Unknown } : WithId(kind, text[..end], text[end..]);
    }

    private static Delivery WithoutId(DeliveryKind kind) =>
        new() { Kind = kind is DeliveryKind.Nothing or DeliveryKind.Reset ? kind : DeliveryKind.Unknown };

    private static Delivery WithId(DeliveryKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data)
    {
        var dot = id.LastIndexOf((byte)'.');
        var since = kind == DeliveryKind.Change ? data.IndexOf("\"since\":"u8) : 0;
        return dot < 0 || since < 0 ? new() { Kind = DeliveryKind.Unknown } : new()
        {
            Kind = kind,
            Version = Number(id[(dot + 1)..]),
            Since = kind == DeliveryKind.Change ? Number(data[(since + "\"since\":".Length)..]) : 0,
            IdHead = id[..(dot + 1)],
        };
    }

    private static DeliveryKind KindOf(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'c', (byte)'h', (byte)'a', ..] => DeliveryKind.Change,
        [(byte)'u', (byte)'p', (byte)'d', ..] => DeliveryKind.Update,
        [(byte)'s', (byte)'n', (byte)'a', ..] => DeliveryKind.State,
        [(byte)'r', (byte)'e', (byte)'s', ..] => DeliveryKind.Reset,
        [(byte)'h', (byte)'e', (byte)'a', ..] or [(byte)'p', (byte)'o', (byte)'n', ..] => DeliveryKind.Nothing,
        _ => DeliveryKind.Unknown,
    };

    internal static long Number(ReadOnlySpan<byte> text)
    {
        var number = 0L;
        foreach (var symbol in text)
        {
            if (symbol is < (byte)'0' or > (byte)'9')
            {
                break;
            }

            number = (number * 10) + symbol - '0';
        }

        return number;
    }
}
