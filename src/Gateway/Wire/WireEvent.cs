using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LiveScore.Gateway.Wire;

/// <summary>An event as it goes out: encoded once, its bytes shared by everyone who gets it.</summary>
internal sealed class WireEvent
{
    // The answers are JSON and never part of a page, so names like "José" may stay as they are.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private WireEvent(string name, ReadOnlyMemory<byte> frame, ReadOnlyMemory<byte> data) => (Name, Frame, Data) = (name, frame, data);

    public string Name { get; }

    /// <summary>The event with its framing, as Server-Sent Events have it.</summary>
    public ReadOnlyMemory<byte> Frame { get; }

    /// <summary>The JSON alone: a part of <see cref="Frame"/>.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    public static WireEvent Create(string name, WeekEventId? id, Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        SseFrame.WriteHead(output, name, id?.ToString());
        output.Write("data: "u8);
        var start = output.WrittenCount;
        // Without indentation the writer makes a single line: it escapes the line ends of texts.
        using (var json = new Utf8JsonWriter(output, s_options))
        {
            write(json);
        }

        var end = output.WrittenCount;
        output.Write("\n\n"u8);
        ReadOnlyMemory<byte> frame = output.WrittenSpan.ToArray();
        return new(name, frame, frame[start..end]);
    }
}
