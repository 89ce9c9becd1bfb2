using System.Runtime.InteropServices;

namespace LiveScore.Crowd;

/// <summary>Takes the chunks of HTTP/1.1 off a body, wherever a read happens to end.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ChunkReader
{
    private Part _part;
    private int _left;

    private enum Part : byte
    {
        Size,
        Extension,
        Data,
        End,
        Trailer,
    }

    /// <summary>Moves the body's bytes together at the front of what was read, and gives their number.</summary>
    public int Unwrap(Span<byte> read)
    {
        var (from, to) = (0, 0);
        while (from < read.Length && _part != Part.Trailer)
        {
            if (_part == Part.Data)
            {
                var length = Math.Min(_left, read.Length - from);
                read.Slice(from, length).CopyTo(read[to..]);
                (from, to, _left) = (from + length, to + length, _left - length);
                _part = _left == 0 ? Part.End : Part.Data;
                continue;
            }

            var symbol = read[from++];
            if (symbol == '\n')
            {
                // The last chunk has no data.
                _part = _part == Part.End ? Part.Size : _left == 0 ? Part.Trailer : Part.Data;
            }
            else if (_part == Part.Size)
            {
                var digit = HexDigit(symbol);
                (_part, _left) = digit < 0 ? (Part.Extension, _left) : (Part.Size, (_left * 16) + digit);
            }
        }

        return to;
    }

    private static int HexDigit(byte symbol) => symbol switch
    {
        >= (byte)'0' and <= (byte)'9' => symbol - '0',
        >= (byte)'a' and <= (byte)'f' => symbol - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => symbol - 'A' + 10,
        _ => -1,
    };
}
