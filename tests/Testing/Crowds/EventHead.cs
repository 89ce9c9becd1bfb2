using System.Text.Json;

namespace LiveScore.Testing.Crowds;

/// <summary>The members of an event's data that a chain is made of. The games behind them are not read.</summary>
internal readonly record struct EventHead(string? Epoch, long? Since, long? Version, string? Reason)
{
    public static EventHead Of(ReadOnlySpan<byte> data)
    {
        var head = default(EventHead);
        var json = new Utf8JsonReader(data);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("no object");
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("epoch"u8))
            {
                head = head with { Epoch = Text(ref json) };
            }
            else if (json.ValueTextEquals("since"u8))
            {
                head = head with { Since = Number(ref json) };
            }
            else if (json.ValueTextEquals("version"u8))
            {
                head = head with { Version = Number(ref json) };
            }
            else if (json.ValueTextEquals("reason"u8))
            {
                head = head with { Reason = Text(ref json) };
            }
            else if (json.ValueTextEquals("games"u8))
            {
                break;
            }
            else
            {
                json.Skip();
            }
        }

        return head;
    }

    private static long? Number(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.Null ? null : json.GetInt64();

    private static string? Text(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetString();
    }
}
