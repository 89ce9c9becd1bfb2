namespace LiveScore.Testing.Clusters;

/// <summary>What is known to go wrong.</summary>
public static class ClusterFaults
{
    // As research/orleans.md reached them: a death is seen at once, an ordered end is a hand-over, and a hang takes the probes.
    private static readonly TimeSpan s_death = TimeSpan.FromSeconds(2), s_end = TimeSpan.FromSeconds(1), s_hang = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan s_away = TimeSpan.FromSeconds(30), s_atOnce = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<ClusterFault> All { get; } =
    [
        new("none", "nothing", s_end, (_, crowd, cancellation) => crowd.UntilNewsAsync(100, cancellation)),
        .. OfSilo("owner", "the silo that owns the live week", cluster => cluster.Owner, sparesOwner: false),
        .. OfSilo("queue", "the silo that reads the queue of its stream", cluster => cluster.QueueHolder, sparesOwner: true),
        new("gateway-kill", "a gateway: kill -9", s_death, (cluster, _, _) => cluster.Gateways[0].KillAsync()),
        new("gateway-hang", "a gateway: SIGSTOP, later SIGCONT", s_hang, HangGatewayAsync),
        new("gateway-stop", "a gateway: SIGTERM", s_end, (cluster, _, cancellation) => cluster.Gateways[0].TerminateAsync(cancellation)),
        new("postgres-kill", "PostgreSQL: kill -9, started again", null, RestartPostgresAsync),
        new("postgres-away", "PostgreSQL: gone for 30 s", null, TakePostgresAsync),
        new("rolling", "all silos, one after the other: SIGTERM, started again", s_end, RollAsync),
        new("join", "a fourth silo joins, and leaves by SIGTERM", s_end, JoinAsync),
        new("cut", "the owner and the other silos hear nothing of each other", s_hang, CutAsync) { CutsCables = true },
    ];

    public static ClusterFault Named(string name) => All.Single(fault => fault.Name == name);

    private static IEnumerable<ClusterFault> OfSilo(string name, string what, Func<LiveCluster, ClusterMember> find, bool sparesOwner) =>
    [
        new($"{name}-kill", $"{what}: kill -9", s_death, (cluster, _, _) => find(cluster).KillAsync()) { SparesOwner = sparesOwner },
        new($"{name}-hang", $"{what}: SIGSTOP, later SIGKILL", s_hang, async (cluster, crowd, cancellation) =>
        {
            var silo = find(cluster);
            await HangAsync(cluster, crowd, silo, cancellation);
            await silo.KillAsync();
        }) { SparesOwner = sparesOwner },
        new($"{name}-thaw", $"{what}: SIGSTOP, SIGCONT when it counts as dead", s_hang, async (cluster, crowd, cancellation) =>
        {
            var silo = find(cluster);
            await HangAsync(cluster, crowd, silo, cancellation);
            await silo.GoOnAsync();
            // It learns that it is dead, and ends by itself.
            await silo.ExitedAsync(cancellation);
        }) { SparesOwner = sparesOwner },
        new($"{name}-stop", $"{what}: SIGTERM", s_end, (cluster, _, cancellation) => find(cluster).TerminateAsync(cancellation)) { SparesOwner = sparesOwner },
    ];

    // Until it counts as dead, and some time after the others have taken over.
    private static async Task HangAsync(LiveCluster cluster, RovingCrowd crowd, ClusterMember silo, CancellationToken cancellationToken)
    {
        await silo.PauseAsync();
        await cluster.UntilActiveAsync(silo, isActive: false, cancellationToken);
        await crowd.UntilNewsAsync(20, cancellationToken);
    }

    private static async Task HangGatewayAsync(LiveCluster cluster, RovingCrowd crowd, CancellationToken cancellationToken)
    {
        await cluster.Gateways[0].PauseAsync();
        await crowd.UntilNewsAsync(40, cancellationToken);
        await cluster.Gateways[0].GoOnAsync();
    }

    private static async Task RestartPostgresAsync(LiveCluster cluster, RovingCrowd crowd, CancellationToken cancellationToken)
    {
        await cluster.Postgres.KillAsync();
        await cluster.Postgres.StartServerAsync();
    }

    private static async Task TakePostgresAsync(LiveCluster cluster, RovingCrowd crowd, CancellationToken cancellationToken)
    {
        await cluster.Postgres.KillAsync();
        // What was stored just before may still be on its way.
        await Task.Delay(s_atOnce, TimeProvider.System, cancellationToken);
        var told = crowd.Ledger.Newest;
        await Task.Delay(s_away - s_atOnce, TimeProvider.System, cancellationToken);
        if (crowd.Ledger.Newest != told)
        {
            throw new InvalidOperationException($"Version {crowd.Ledger.Newest} was told after version {told}, while there was no store.");
        }

        await cluster.Postgres.StartServerAsync();
    }

    private static async Task RollAsync(LiveCluster cluster, RovingCrowd crowd, CancellationToken cancellationToken)
    {
        foreach (var silo in cluster.Silos)
        {
            await silo.TerminateAsync(cancellationToken);
            await silo.StartAsync(cancellationToken);
            await cluster.UntilActiveAsync(silo, isActive: true, cancellationToken);
            await crowd.UntilNewsAsync(30, cancellationToken);
        }
    }

    private static async Task JoinAsync(LiveCluster cluster, RovingCrowd crowd, CancellationToken cancellationToken)
    {
        var silo = await cluster.AddSiloAsync(cancellationToken);
        await crowd.UntilNewsAsync(60, cancellationToken);
        await silo.TerminateAsync(cancellationToken);
    }

    private static async Task CutAsync(LiveCluster cluster, RovingCrowd crowd, CancellationToken cancellationToken)
    {
        var (network, owner) = (cluster.Network!, cluster.Owner);
        var number = cluster.Silos.ToList().IndexOf(owner);
        await network.CutAsync(number);
        await owner.ExitedAsync(cancellationToken);
        await crowd.UntilNewsAsync(20, cancellationToken);
        await network.HealAsync(number);
    }
}
