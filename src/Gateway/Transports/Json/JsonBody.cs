using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LiveScore.Gateway.Transports.Json;

internal static class JsonBody
{
    public const string ContentType = "application/json; charset=utf-8";

    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON that people read too.</summary>
    public static IResult Of(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(output, s_options))
        {
            write(json);
        }

        return TypedResults.Bytes(output.WrittenMemory, ContentType);
    }
}
