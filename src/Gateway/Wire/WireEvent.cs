using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LiveScore.Gateway.Wire;

/// <summary>An event as it goes out: encoded once, its bytes shared by everyone who gets it.</summary>
internal sealed class WireEvent
{
    // The answers are JSON and never part of a page, so names like "José" may stay as they are.
    public static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private WireEvent(string name, string? id, ReadOnlyMemory<byte> frame, ReadOnlyMemory<byte> data) =>
        (Name, Id, Frame, Data) = (name, id, frame, data);

    public string Name { get; }

    /// <summary>Where a viewer that has it goes on; null when it carries no state.</summary>
    public string? Id { get; }

    /// <summary>The event with its framing, as Server-Sent Events have it.</summary>
    public ReadOnlyMemory<byte> Frame { get; }

    /// <summary>The JSON alone: a part of <see cref="Frame"/>.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    public static WireEvent Create(string name, WeekEventId? id, Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        var resumeAt = id?.ToString();
        SseFrame.WriteHead(output, name, resumeAt);
        output.Write("data: "u8);
        var start = output.WrittenCount;
        // Without indentation the writer makes a single line: it escapes the line ends of texts.
        using (var json = new Utf8JsonWriter(output, JsonOptions))
        {
            write(json);
        }

        var end = output.WrittenCount;
        output.Write("\n\n"u8);
        ReadOnlyMemory<byte> frame = output.WrittenSpan.ToArray();
        return new(name, resumeAt, frame, frame[start..end]);
    }
}
