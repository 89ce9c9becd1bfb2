namespace LiveScore.Crowd;

/// <summary>Where one event or frame ends and the next begins.</summary>
internal static class Framing
{
    public const int Continuation = 0, Text = 1, Close = 8, Ping = 9, Pong = 10;

    /// <summary>Cuts an event of Server-Sent Events off the front. Lines end in LF, as every server here has them.</summary>
    public static bool TryCutEvent(ref ReadOnlySpan<byte> body, out ReadOnlySpan<byte> text)
    {
        var end = body.IndexOf("\n\n"u8);
        text = end < 0 ? default : body[..end];
        body = end < 0 ? body : body[(end + 2)..];
        return end >= 0;
    }

    /// <summary>Cuts a message of a server, which is never masked, off the front.</summary>
    /// <param name="bytes">What came.</param>
    /// <param name="opcode">What kind of message; -1 for one whose parts are mixed with others, which no server here sends.</param>
    /// <param name="payload">What it carries.</param>
    public static bool TryCutMessage(ref ReadOnlySpan<byte> bytes, out int opcode, out ReadOnlySpan<byte> payload)
    {
        if (!TryReadFrame(bytes, out var length, out var isLast, out opcode, out payload))
        {
            return false;
        }

        while (!isLast)
        {
            if (!TryReadFrame(bytes[length..], out var more, out isLast, out var next, out var part))
            {
                return false;
            }

            (length, opcode) = (length + more, next == Continuation ? opcode : -1);
            payload = (byte[])[.. payload, .. part];
        }

        bytes = bytes[length..];
        return true;
    }

    private static bool TryReadFrame(
        ReadOnlySpan<byte> bytes, out int frameLength, out bool isLast, out int opcode, out ReadOnlySpan<byte> payload)
    {
        (frameLength, isLast, opcode) = (0, false, 0);
        payload = default;
        if (bytes.Length < 2)
        {
            return false;
        }

        var (head, length) = (2, bytes[1] & 0x7F);
        if (length >= 126)
        {
            head = length == 126 ? 4 : 10;
            if (bytes.Length < head)
            {
                return false;
            }

            length = 0;
            for (var i = 2; i < head; i++)
            {
                length = (length << 8) | bytes[i];
            }
        }

        if (bytes.Length - head < length)
        {
            return false;
        }

        (isLast, opcode) = ((bytes[0] & 0x80) != 0, bytes[0] & 0xF);
        payload = bytes.Slice(head, length);
        frameLength = head + length;
        return true;
    }

    /// <summary>A frame of a client with a mask of zeros: a valid one that leaves the text as it is.</summary>
    public static byte[] ClientFrame(int opcode, ReadOnlySpan<byte> payload)
    {
        var head = payload.Length < 126 ? 6 : 8;
        var frame = new byte[head + payload.Length];
        frame[0] = (byte)(0x80 | opcode);
        if (head == 6)
        {
            frame[1] = (byte)(0x80 | payload.Length);
        }
        else
        {
            (frame[1], frame[2], frame[3]) = (0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length);
        }

        payload.CopyTo(frame.AsSpan(head));
        return frame;
    }
}
