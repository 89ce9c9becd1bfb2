using System.Buffers;
using System.Text;

namespace LiveScore.Gateway.Wire;

/// <summary>The bytes of Server-Sent Events.</summary>
internal static class SseFrame
{
    private static readonly SearchValues<byte> s_lineEnds = SearchValues.Create("\r\n"u8);

    /// <summary>One event. Lines of the data end in LF, CR or CRLF, since browsers split at each of them.</summary>
    public static void Write(IBufferWriter<byte> output, string? name, string? id, ReadOnlySpan<byte> data)
    {
        WriteHead(output, name, id);
        for (var end = data.IndexOfAny(s_lineEnds); end >= 0; end = data.IndexOfAny(s_lineEnds))
        {
            WriteLine(output, data[..end]);
            var isPair = data[end] == '\r' && end + 1 < data.Length && data[end + 1] == '\n';
            data = data[(end + (isPair ? 2 : 1))..];
        }

        WriteLine(output, data);
        output.Write("\n"u8);
    }

    public static void WriteHead(IBufferWriter<byte> output, string? name, string? id)
    {
        if (name is not (null or WireNames.Message))
        {
            WriteField(output, "event: "u8, name);
        }

        if (id is not null)
        {
            WriteField(output, "id: "u8, id);
        }
    }

    /// <summary>How long a browser waits before it comes back.</summary>
    public static byte[] Retry(TimeSpan delay) => Encoding.ASCII.GetBytes($"retry: {(long)delay.TotalMilliseconds}\n\n");

    /// <summary>What a stream begins with: some proxies pass nothing on before the first bytes of the body.</summary>
    public static byte[] Opening(TimeSpan retry) =>
        Encoding.ASCII.GetBytes($": LiveScore\nretry: {(long)retry.TotalMilliseconds}\n\n");

    private static void WriteField(IBufferWriter<byte> output, ReadOnlySpan<byte> field, string value)
    {
        if (value.AsSpan().ContainsAny("\r\n\0"))
        {
            throw new ArgumentException("The value of a field is one line.", nameof(value));
        }

        output.Write(field);
        Encoding.UTF8.GetBytes(value, output);
        output.Write("\n"u8);
    }

    private static void WriteLine(IBufferWriter<byte> output, ReadOnlySpan<byte> line)
    {
        output.Write("data: "u8);
        output.Write(line);
        output.Write("\n"u8);
    }
}
