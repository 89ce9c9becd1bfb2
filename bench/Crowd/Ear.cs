using System.Diagnostics;

namespace LiveScore.Crowd;

/// <summary>Reads what a viewer is sent, all viewers into one buffer, and has each event counted.</summary>
internal sealed class Ear(bool isWebSocket, IBook book)
{
    private const int LongestPing = 125, Most = 256 * 1024;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(2 * Most, pinned: true);

    public Heard Hear(Viewer viewer)
    {
        // What is left of the last read comes first.
        viewer.Rest.AsSpan(0, viewer.RestLength).CopyTo(_buffer);
        var length = viewer.Wire.Read(_buffer.AsSpan(viewer.RestLength, Most));
        var now = Stopwatch.GetTimestamp();
        if (length <= 0)
        {
            return length < 0 ? Heard.End : Heard.News;
        }

        book.Tally.Bytes += length;
        if (viewer.State != ViewerState.Asking)
        {
            Take(viewer, length, now);
            return Heard.News;
        }

        ReadOnlySpan<byte> answer = _buffer.AsSpan(0, viewer.RestLength + length);
        if (!Greeting.TryCutHead(ref answer, isWebSocket, out var isGood, out var isChunked))
        {
            viewer.Keep(answer);
            return Heard.News;
        }

        (viewer.IsChunked, viewer.RestLength) = (isChunked, 0);
        answer.CopyTo(_buffer);
        if (isGood && answer.Length > 0)
        {
            Take(viewer, answer.Length, now);
        }

        return isGood ? Heard.Answer : Heard.Refusal;
    }

    /// <summary>Counts what is in the buffer: the rest of the last time, and what was read after it.</summary>
    private void Take(Viewer viewer, int length, long now)
    {
        var body = viewer.IsChunked ? viewer.Chunks.Unwrap(_buffer.AsSpan(viewer.RestLength, length)) : length;
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(0, viewer.RestLength + body);
        if (isWebSocket)
        {
            TakeMessages(viewer, ref bytes, now);
        }
        else
        {
            while (Framing.TryCutEvent(ref bytes, out var text))
            {
                book.Take(viewer, text, now);
            }
        }

        viewer.Keep(bytes);
    }

    private void TakeMessages(Viewer viewer, ref ReadOnlySpan<byte> bytes, long now)
    {
        while (Framing.TryCutMessage(ref bytes, out var opcode, out var payload))
        {
            switch (opcode)
            {
                case Framing.Text:
                    book.Take(viewer, payload, now);
                    break;
                case Framing.Ping when payload.Length <= LongestPing:
                    viewer.Wire.Write(Framing.ClientFrame(Framing.Pong, payload));
                    break;
                case Framing.Close:
                    // The connection ends by itself.
                    break;
                default:
                    book.Tally.Unknown++;
                    break;
            }
        }
    }
}

internal enum Heard : byte
{
    /// <summary>Something, or nothing yet.</summary>
    News,

    /// <summary>The request was answered well: from here on it is news.</summary>
    Answer,

    /// <summary>It was answered otherwise.</summary>
    Refusal,

    End,
}
