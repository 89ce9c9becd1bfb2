namespace LiveScore.Crowd;

/// <summary>Where everything is counted that viewers are sent.</summary>
internal interface IBook
{
    Tally Tally { get; }

    /// <param name="viewer">Who was sent it.</param>
    /// <param name="text">An event or a message, whole and without its framing.</param>
    /// <param name="now">When it was read.</param>
    void Take(Viewer viewer, ReadOnlySpan<byte> text, long now);
}
