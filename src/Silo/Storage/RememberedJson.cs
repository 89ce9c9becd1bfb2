using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveScore.Silo.Storage;

/// <summary>
/// Remembers the JSON of objects that never alter, as long as they live. The states of a week hold the same games and changes again
/// and again; without this each write would encode them all for the sake of one.
/// </summary>
/// <param name="options">How they are written; without this converter.</param>
internal sealed class RememberedJson<T>(JsonSerializerOptions options) : JsonConverter<T>
    where T : class
{
    private readonly ConditionalWeakTable<T, byte[]> _written = [];

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions _) =>
        JsonSerializer.Deserialize<T>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions _) =>
        writer.WriteRawValue(_written.GetValue(value, one => JsonSerializer.SerializeToUtf8Bytes(one, options)), skipInputValidation: true);
}
