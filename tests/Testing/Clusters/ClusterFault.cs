namespace LiveScore.Testing.Clusters;

/// <summary>Something that goes wrong in a cluster, and how.</summary>
/// <param name="Name">For the command line.</param>
/// <param name="What">For people.</param>
/// <param name="Limit">The longest silence that is promised on an idle machine; null where none is.</param>
/// <param name="StrikeAsync">Does it, and waits until it has had its effect.</param>
public sealed record ClusterFault(string Name, string What, TimeSpan? Limit, Func<LiveCluster, RovingCrowd, CancellationToken, Task> StrikeAsync)
{
    /// <summary>Whether it takes a network for each silo.</summary>
    public bool CutsCables { get; init; }

    /// <summary>Whether it is about the silo that reads the stream's queue, and it alone: that must not be the owner then.</summary>
    public bool SparesOwner { get; init; }
}
