using System.Globalization;
using System.Text;

namespace LiveScore.Crowd;

/// <summary>An answer with its length in its head.</summary>
internal sealed record HttpAnswer(string[] Head, string Body)
{
    public bool IsGood => Head[0].StartsWith("HTTP/1.1 2", StringComparison.Ordinal);

    /// <summary>The value of a header; null where it is not there.</summary>
    public string? Of(string header) => Of(Head, header);

    public override string ToString() => $"{Head[0]}: {Body}";

    /// <summary>Cuts an answer off the front. False while it is not all there.</summary>
    public static bool TryCut(ref ReadOnlySpan<byte> bytes, out HttpAnswer answer)
    {
        answer = null!;
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = Encoding.ASCII.GetString(bytes[..end]).Split("\r\n");
        var length = int.Parse(Of(head, "content-length") ?? "0", CultureInfo.InvariantCulture);
        if (bytes.Length < end + 4 + length)
        {
            return false;
        }

        answer = new(head, Encoding.UTF8.GetString(bytes.Slice(end + 4, length)));
        bytes = bytes[(end + 4 + length)..];
        return true;
    }

    private static string? Of(string[] head, string header) =>
        head.FirstOrDefault(line => line.StartsWith(header + ":", StringComparison.OrdinalIgnoreCase))?[(header.Length + 1)..].Trim();
}
