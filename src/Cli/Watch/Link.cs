namespace LiveScore.Cli.Watch;

/// <summary>How the line to the gateway is.</summary>
/// <param name="IsLive">Whether the stream is open.</param>
/// <param name="LostSince">Since when it is not, or null while the first attempt is under way.</param>
/// <param name="Reason">Why not.</param>
internal sealed record Link(bool IsLive, DateTimeOffset? LostSince = null, string? Reason = null)
{
    public static Link Connecting { get; } = new(IsLive: false);

    public static Link Live { get; } = new(IsLive: true);
}
