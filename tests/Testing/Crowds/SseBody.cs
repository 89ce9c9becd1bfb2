using System.Buffers.Text;

namespace LiveScore.Testing.Crowds;

/// <summary>The body of an event stream. Knows as much of the format as the gateway uses; whatever else comes is a fault.</summary>
internal sealed class SseBody(CrowdVisit visit, bool isChunked) : IBody
{
    private readonly Dechunker _chunks = new();
    private readonly Carry _text = new();

    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (!isChunked)
        {
            Read(bytes);
            return;
        }

        while (_chunks.TryRead(ref bytes, out var piece, out var isEnd))
        {
            if (isEnd)
            {
                if (!_text.Join([]).IsEmpty)
                {
                    visit.Viewer.Chain.Fault("the body ended within an event");
                }

                visit.End(VisitEnd.Clean);
                return;
            }

            Read(piece);
        }
    }

    private void Read(ReadOnlySpan<byte> piece)
    {
        var text = _text.Join(piece);
        for (var end = text.IndexOf("\n\n"u8); end >= 0; end = text.IndexOf("\n\n"u8))
        {
            Event(text[..(end + 1)]);
            text = text[(end + 2)..];
        }

        _text.Keep(text);
    }

    private void Event(ReadOnlySpan<byte> lines)
    {
        ReadOnlySpan<byte> name = [], id = [], data = [];
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = lines[..end];
            lines = lines[(end + 1)..];
            if (line.StartsWith("data: "u8) && data.IsEmpty)
            {
                data = line[6..];
            }
            else if (line.StartsWith("id: "u8))
            {
                id = line[4..];
            }
            else if (line.StartsWith("event: "u8))
            {
                name = line[7..];
            }
            else if (line.StartsWith("retry: "u8) && Utf8Parser.TryParse(line[7..], out int retry, out _))
            {
                visit.Retries.Add(retry);
            }
            else if (!line.StartsWith(": "u8))
            {
                visit.Viewer.Chain.Fault($"the line '{System.Text.Encoding.UTF8.GetString(line)}'");
            }
        }

        if (!data.IsEmpty)
        {
            visit.Hear(name, id, data);
        }
    }
}
