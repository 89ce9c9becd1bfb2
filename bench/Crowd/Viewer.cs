namespace LiveScore.Crowd;

/// <summary>One connection and where it stands. Everything it knows of the stream is a number.</summary>
internal sealed class Viewer(int number)
{
    public Wire Wire = new();
    public ChunkReader Chunks;

    /// <summary>What came of an event whose end is still to come; <see cref="RestLength"/> bytes of it.</summary>
    public byte[] Rest = [];

    public int RestLength;

    public int Number => number;

    public ViewerState State { get; set; }

    public bool IsChunked { get; set; }

    public bool IsAsleep { get; set; }

    /// <summary>The version that it was last given; kept over connections, as browsers do.</summary>
    public long Version { get; set; }

    /// <summary>Whether it knows where it stands: not before the first event, and not after a reset.</summary>
    public bool HasState { get; set; }

    public long Events { get; set; }

    public long Versions { get; set; }

    public void Keep(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > Rest.Length)
        {
            Rest = new byte[Math.Max(rest.Length, 512)];
        }

        rest.CopyTo(Rest);
        RestLength = rest.Length;
    }
}

internal enum ViewerState : byte
{
    Away,

    /// <summary>Comes as soon as there is room.</summary>
    Waiting,
    Connecting,

    /// <summary>Has asked, and waits for the answer's head.</summary>
    Asking,
    Open,
}
