using System.Text;
using System.Text.Json;

namespace LiveScore.Testing.Crowds;

/// <summary>An event of one topic among several: <c>{"topic":…,"event":…,"id":…,"data":…}</c>, always in this order.</summary>
internal readonly ref struct Envelope
{
    public ReadOnlySpan<byte> Topic { get; private init; }

    public ReadOnlySpan<byte> Name { get; private init; }

    /// <summary>Empty when there is none.</summary>
    public ReadOnlySpan<byte> Id { get; private init; }

    public ReadOnlySpan<byte> Data { get; private init; }

    public static Envelope Of(ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text);
        json.Read();
        var envelope = new Envelope
        {
            Topic = Member(ref json, "topic"u8),
            Name = Member(ref json, "event"u8),
            Id = Member(ref json, "id"u8),
        };
        if (!json.Read() || !json.ValueTextEquals("data"u8))
        {
            throw new FormatException($"no data in {Encoding.UTF8.GetString(text)}");
        }

        // What is left is the data and the brace that ends the envelope.
        return envelope with { Data = text[(int)json.BytesConsumed..^1].TrimStart((byte)':') };
    }

    private static ReadOnlySpan<byte> Member(scoped ref Utf8JsonReader json, scoped ReadOnlySpan<byte> name)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals(name) || !json.Read())
        {
            throw new FormatException($"no {Encoding.UTF8.GetString(name)}");
        }

        return json.TokenType == JsonTokenType.Null ? [] : json.ValueSpan;
    }
}
