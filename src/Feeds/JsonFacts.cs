using System.Globalization;
using System.Text.Json;

namespace LiveScore.Feeds;

/// <summary>
/// Facts out of JSON in which any may be absent or of another kind. What is not there, or is no Unicode, is undefined, and so
/// is everything in it.
/// </summary>
internal static class JsonFacts
{
    public static JsonElement At(this JsonElement owner, string name)
    {
        try
        {
            return owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    public static IEnumerable<JsonElement> Items(this JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    /// <summary>A text, or a number as it is printed. Null when it is empty.</summary>
    public static string? Text(this JsonElement value)
    {
        try
        {
            var text = value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.Trim(),
                JsonValueKind.Number => value.GetRawText(),
                _ => "",
            };
            return text.Length == 0 ? null : text;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A whole number that is not negative, in any notation: <c>26</c>, <c>26.0</c>, <c>"26"</c>, <c>"26.0"</c>.</summary>
    public static int? Number(this JsonElement value)
    {
        decimal? number = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDecimal(out var printed) => printed,
            JsonValueKind.String when decimal.TryParse(
                value.Text(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => null,
        };
        return number is >= 0 and <= int.MaxValue && number % 1 == 0 ? (int)number : null;
    }

    public static bool? Flag(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
