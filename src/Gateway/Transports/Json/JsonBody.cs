using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LiveScore.Gateway.Transports.Json;

/// <summary>JSON that people read too.</summary>
internal static class JsonBody
{
    public const string ContentType = "application/json; charset=utf-8";

    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Of(Action<Utf8JsonWriter> write) => TypedResults.Bytes(Write(write), ContentType);

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(output, s_options))
        {
            write(json);
        }

        return output.WrittenMemory;
    }
}
