namespace LiveScore.Testing.Crowds;

/// <summary>Bytes that wait for the rest of what they belong to. What comes whole is not copied.</summary>
internal sealed class Carry
{
    private byte[] _bytes = [];
    private int _count;

    /// <summary>What waits, and more. Good until the next call.</summary>
    public ReadOnlySpan<byte> Join(ReadOnlySpan<byte> more)
    {
        if (_count == 0)
        {
            return more;
        }

        Reserve(_count + more.Length);
        more.CopyTo(_bytes.AsSpan(_count));
        _count += more.Length;
        return _bytes.AsSpan(0, _count);
    }

    /// <summary>Keeps what is left of what was joined.</summary>
    public void Keep(ReadOnlySpan<byte> rest)
    {
        // It may lie in the same array.
        var bytes = _bytes;
        if (bytes.Length < rest.Length)
        {
            _bytes = new byte[Math.Max(512, 2 * rest.Length)];
        }

        rest.CopyTo(_bytes);
        _count = rest.Length;
    }

    private void Reserve(int length)
    {
        if (_bytes.Length < length)
        {
            Array.Resize(ref _bytes, 2 * length);
        }
    }
}
