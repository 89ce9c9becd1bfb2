namespace LiveScore.Cli.Watch;

/// <summary>A game that altered.</summary>
/// <param name="Before">As it was, or null when it was not there.</param>
/// <param name="After">As it is.</param>
internal sealed record Alteration(BoardGame? Before, BoardGame After)
{
    /// <summary>The score that a correction took away from the visitors, or null when it did not fall.</summary>
    public int? AwayFellFrom => FellFrom(Before?.Away, After.Away);

    public int? HomeFellFrom => FellFrom(Before?.Home, After.Home);

    private static int? FellFrom(Side? before, Side after) => before?.Score > (after.Score ?? 0) ? before.Score : null;
}
