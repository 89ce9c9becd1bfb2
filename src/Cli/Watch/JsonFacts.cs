using System.Text.Json;

namespace LiveScore.Cli.Watch;

/// <summary>Facts of the wire; null is an absent one. What is of another kind throws as <see cref="JsonElement"/> does.</summary>
internal static class JsonFacts
{
    /// <summary>Text for people. Never empty, and never with anything that a terminal obeys.</summary>
    public static string? Words(this JsonElement value) =>
        value.GetString() is { } text && PlainText.Of(text).Trim() is { Length: > 0 } words ? words : null;

    public static int? Number(this JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetInt32();

    public static bool IsTrue(this JsonElement value) => value.ValueKind != JsonValueKind.Null && value.GetBoolean();

    public static DateTimeOffset? Moment(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? null : value.GetDateTimeOffset();

    public static DateTimeOffset? Moment(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.Moment() : null;
}
