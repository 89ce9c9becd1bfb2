using Orleans;

namespace LiveScore.Contracts;

/// <summary>What a follower or viewer knows of a week: a version, and the epoch it belongs to.</summary>
[GenerateSerializer, Alias("LiveScore.WeekPosition"), Immutable]
public readonly record struct WeekPosition([property: Id(0)] string Epoch, [property: Id(1)] long Version)
{
    /// <summary>Knows nothing yet.</summary>
    public static WeekPosition None => new("", 0);
}
