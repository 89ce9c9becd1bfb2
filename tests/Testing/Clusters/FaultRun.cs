using LiveScore.Testing.Crowds;

namespace LiveScore.Testing.Clusters;

/// <summary>One fault in the middle of a live week, and what viewers noticed of it.</summary>
public sealed record FaultRun
{
    private const int Steady = 30, After = 60, MovesPerSecond = 10;

    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(100);

    public required ClusterFault Fault { get; init; }

    /// <summary>The longest time that each viewer heard of no change.</summary>
    public required IReadOnlyList<TimeSpan> Silences { get; init; }

    /// <summary>From the end of the fault until all viewers had something new.</summary>
    public required TimeSpan Back { get; init; }

    /// <summary>How many versions there were, from before the fault to the end.</summary>
    public required long Versions { get; init; }

    /// <summary>How often viewers changed their gateway, or came back.</summary>
    public required int Moves { get; init; }

    /// <summary>How many were told that what they have is old.</summary>
    public required int ToldStale { get; init; }

    /// <summary>What viewers were told and must not have been: a version left out, used twice, or otherwise than to others; a reset.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    public required IReadOnlyList<string> Resets { get; init; }

    /// <summary>Versions that were told and not stored.</summary>
    public required IReadOnlyList<string> Unstored { get; init; }

    /// <summary>What a viewer's board shows otherwise than the gateways in the end.</summary>
    public required IReadOnlyList<string> Differences { get; init; }

    public bool IsWhole => Faults.Count + Resets.Count + Unstored.Count + Differences.Count == 0;

    /// <summary>Plays it. Throws a <see cref="TimeoutException"/> when viewers are not caught up, or scores not right, in time.</summary>
    public static async Task<FaultRun> PlayAsync(ClusterFault fault, int viewers, ClusterPlan plan, CancellationToken cancellationToken)
    {
        await using var cluster = await StartAsync(fault, plan, cancellationToken);
        await using var crowd = await RovingCrowd.EnterAsync(cluster.Urls, LiveCluster.Stream, viewers, MovesPerSecond, cancellationToken);
        await crowd.UntilNewsAsync(Steady, cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var looking = LookAsync(cluster, crowd, over.Token);

        var (began, before) = (TimeProvider.System.GetTimestamp(), crowd.Ledger.Newest);
        crowd.Begin();
        await fault.StrikeAsync(cluster, crowd, cancellationToken);
        var struck = TimeProvider.System.GetTimestamp();
        await crowd.UntilNewsAsync(1, cancellationToken);
        var back = TimeProvider.System.GetElapsedTime(struck);
        await crowd.UntilNewsAsync(After, cancellationToken);
        var (silences, stale) = (crowd.LongestSilences, crowd.ToldStale);

        await cluster.RestartEndedAsync(cancellationToken);
        await crowd.UntilNewsAsync(Steady, cancellationToken);
        var (version, games) = await cluster.SettleAsync(cancellationToken);
        await crowd.UntilAsync(version, cancellationToken);
        await over.CancelAsync();
        var unstored = await looking;
        var moves = crowd.Moves;
        await crowd.LeaveAsync();
        return new()
        {
            Fault = fault,
            Silences = silences,
            Back = back,
            Versions = version - before,
            Moves = moves,
            ToldStale = stale,
            Faults = [.. crowd.Faults],
            Resets = [.. crowd.Resets],
            Unstored = unstored,
            Differences = [.. crowd.Board.Differences(games), .. crowd.Version == version ? Enumerable.Empty<string>() : [$"{crowd.Version} is told, {version} shown"]],
        };
    }

    // Where everything is, is chance.
    private static async Task<LiveCluster> StartAsync(ClusterFault fault, ClusterPlan plan, CancellationToken cancellationToken)
    {
        while (true)
        {
            var cluster = await LiveCluster.StartAsync(plan with { IsNetworked = fault.CutsCables }, cancellationToken);
            using var glances = new PeriodicTimer(s_glance);
            // Nobody reads a stream to which nobody listens.
            await using (var first = await RovingCrowd.EnterAsync(cluster.Urls, LiveCluster.Stream, cluster.Urls.Count, 0, cancellationToken))
            {
                while (!cluster.IsKnown)
                {
                    await glances.WaitForNextTickAsync(cancellationToken);
                }
            }

            if (!fault.SparesOwner || cluster.Owner != cluster.QueueHolder)
            {
                return cluster;
            }

            await cluster.DisposeAsync();
        }
    }

    /// <summary>Looks again and again whether something was told that is not stored.</summary>
    private static async Task<string[]> LookAsync(LiveCluster cluster, RovingCrowd crowd, CancellationToken stop)
    {
        var faults = new List<string>();
        using var glances = new PeriodicTimer(s_glance);
        try
        {
            while (await glances.WaitForNextTickAsync(stop))
            {
                var told = crowd.Ledger.Newest;
                if (await cluster.Stored.TryReadVersionAsync(stop) is { } stored && stored < told)
                {
                    faults.Add($"version {told} was told when {stored} was stored");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Seen enough.
        }

        return [.. faults];
    }
}
