using System.Buffers;
using System.Text;
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

    /// <summary>The JSON alone, or the text.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>Why a viewer has to begin anew; null for all other events.</summary>
    public ResetReason? Reset { get; private init; }

    public static WireEvent ResetFor(ResetReason reason, Action<Utf8JsonWriter> write)
    {
        var made = Create(WireNames.Reset, id: null, write);
        return new(made.Name, made.Id, made.Frame, made.Data) { Reset = reason };
    }

    /// <param name="name">What browsers dispatch it as.</param>
    /// <param name="id">Null when it carries no state.</param>
    /// <param name="write">Writes one JSON value.</param>
    public static WireEvent Create(string name, string? id, Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        SseFrame.WriteHead(output, name, id);
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
        return new(name, id, frame, frame[start..end]);
    }

    /// <summary>An event whose data is text, and no JSON: a line of data for each of its lines.</summary>
    public static WireEvent CreateText(string name, string? id, string text) => Framed(name, id, Encoding.UTF8.GetBytes(text));

    /// <summary>The same with an id that stands for more.</summary>
    public WireEvent WithId(string id) => Framed(Name, id, Data);

    private static WireEvent Framed(string name, string? id, ReadOnlyMemory<byte> data)
    {
        var output = new ArrayBufferWriter<byte>(data.Length + 128);
        SseFrame.Write(output, name, id, data.Span);
        return new(name, id, output.WrittenMemory, data);
    }
}
