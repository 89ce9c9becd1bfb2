using System.Globalization;
using System.Text.Json;

namespace LiveScore.Gateway.Wire;

/// <summary>Values as the wire has them: an absent fact is null, and a moment is never without its offset.</summary>
internal static class WireJson
{
    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteBooleanOrNull(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } flag)
        {
            json.WriteBoolean(name, flag);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A kick-off: local time with its offset.</summary>
    public static void WriteLocal(this Utf8JsonWriter json, string name, DateTimeOffset? value) =>
        json.WriteString(name, value?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    /// <summary>A moment of the system: UTC to the millisecond.</summary>
    public static void WriteUtc(this Utf8JsonWriter json, string name, DateTimeOffset? value) =>
        json.WriteString(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
