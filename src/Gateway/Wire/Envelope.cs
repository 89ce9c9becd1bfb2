using System.Buffers;
using System.Text.Json;

namespace LiveScore.Gateway.Wire;

/// <summary>An event of one topic among several: which topic it is about, and the event as a stream of that topic alone has it.</summary>
internal static class Envelope
{
    public static ReadOnlySpan<byte> Of(string? topic, WireEvent news) => Of(topic, news.Name, news.Id, news.Data.Span);

    /// <param name="topic">Null when it is about the connection.</param>
    /// <param name="name">Name of the event.</param>
    /// <param name="id">Null when there is nothing to resume after it.</param>
    /// <param name="data">JSON.</param>
    public static ReadOnlySpan<byte> Of(string? topic, string name, string? id, ReadOnlySpan<byte> data)
    {
        var output = new ArrayBufferWriter<byte>(data.Length + 128);
        using (var json = new Utf8JsonWriter(output, WireEvent.JsonOptions))
        {
            json.WriteStartObject();
            json.WriteString("topic", topic);
            json.WriteString("event", name);
            json.WriteString("id", id);
            json.WritePropertyName("data");
            json.WriteRawValue(data, skipInputValidation: true);
            json.WriteEndObject();
        }

        return output.WrittenSpan;
    }
}
