using System.Buffers.Text;

namespace LiveScore.Testing.Crowds;

/// <summary>Takes the frame of <c>Transfer-Encoding: chunked</c> off, whatever the pieces in which it comes.</summary>
internal sealed class Dechunker
{
    private readonly Carry _head = new();
    private int _left;
    private bool _isLast;

    /// <summary>The next piece of the body, taken off the front of <paramref name="bytes"/>; false when these are used up.</summary>
    public bool TryRead(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> piece, out bool isEnd)
    {
        piece = [];
        isEnd = false;
        if (_left == 0 && !TryReadHead(ref bytes, out isEnd))
        {
            return false;
        }

        var count = Math.Min(_left, bytes.Length);
        piece = bytes[..count];
        bytes = bytes[count..];
        _left -= count;
        return isEnd || count > 0;
    }

    // The end of a chunk and the head of the next: `\r\n1f4\r\n`; the first comes without the line end before it.
    private bool TryReadHead(ref ReadOnlySpan<byte> bytes, out bool isEnd)
    {
        isEnd = false;
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var line = _head.Join(end < 0 ? bytes : bytes[..(end + 1)]);
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            if (end < 0)
            {
                _head.Keep(line);
                return false;
            }

            line = line.TrimEnd("\r\n"u8);
            if (line.IsEmpty)
            {
                _head.Keep([]);
                if (_isLast)
                {
                    isEnd = true;
                    return true;
                }

                continue;
            }

            if (!Utf8Parser.TryParse(line, out _left, out var used, 'x') || used != line.Length)
            {
                throw new FormatException("no head of a chunk");
            }

            _isLast = _left == 0;
            _head.Keep([]);
            if (!_isLast)
            {
                return true;
            }
        }

        return false;
    }
}
