using System.Text.Json;
using System.Text.Json.Serialization;
using LiveScore.Domain;
using LiveScore.Domain.Chat;
using Orleans.Storage;

namespace LiveScore.Silo.Storage;

/// <summary>
/// Grain state as JSON without type names: readable by SQL, and classes may move. Names and enum numbers are what rows hold;
/// a golden file in the tests guards them.
/// </summary>
public sealed class StateSerializer : IGrainStorageSerializer
{
    private static readonly JsonSerializerOptions s_parts = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Derived properties are not state.
        IgnoreReadOnlyProperties = true,
    };

    private static readonly JsonSerializerOptions s_options = new(s_parts)
    {
        Converters = { new RememberedJson<Game>(s_parts), new RememberedJson<WeekChange>(s_parts), new RememberedJson<RoomEntry>(s_parts) },
    };

    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, s_options));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, s_options);
}
