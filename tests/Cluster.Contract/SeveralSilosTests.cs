using LiveScore.Cluster.Contract.Grains;
using Orleans.TestingHost;

namespace LiveScore.Cluster.Contract;

public sealed class SeveralSilosTests
{
    [Fact]
    public async Task Grains_OnThreeSilos_AreSpreadAndEachIsOne()
    {
        await using var cluster = await Deploy(3);
        var grains = new List<IActorGrain>();
        foreach (var silo in cluster.Silos)
        {
            grains.Add(await OneOn(cluster, silo, "spread"));
        }

        var activations = await Activations(grains);

        Assert.Equal(3, activations.Distinct().Count());
        Assert.Equal(activations, await Activations(grains));
        Assert.Equal(cluster.Silos.Select(silo => silo.Name), await Task.WhenAll(grains.Select(grain => grain.Where())).InTime());
    }

    [Fact]
    public async Task Silo_Killed_ItsGrainsAreActivatedElsewhere()
    {
        await using var cluster = await Deploy(2);
        var victim = cluster.Silos[1];
        var grain = await OneOn(cluster, victim, "killed");
        var before = await grain.Who().InTime();

        await cluster.KillSiloAsync(victim).InTime();

        Assert.NotEqual(before, await Patience.Until(grain.Who, _ => true));
        Assert.Equal(cluster.Silos[0].Name, await Patience.Until(grain.Where, _ => true));
    }

    [Fact]
    public async Task Call_ToASiloThatIsKilled_Fails()
    {
        await using var cluster = await Deploy(2);
        var victim = cluster.Silos[1];
        var grain = await OneOn(cluster, victim, "in flight");
        var call = grain.Hold("a");
        Assert.Equal("a+", await Stage.Of(grain.GetPrimaryKeyString()).Next());

        await cluster.KillSiloAsync(victim).InTime();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => call.InTime());
        Assert.True(failure is TimeoutException or OrleansException, $"{failure}");
    }

    [Fact]
    public async Task Silo_Stopped_ItsGrainsLeaveInOrder()
    {
        await using var cluster = await Deploy(2);
        var victim = cluster.Silos[1];
        var grain = await OneOn(cluster, victim, "stopped");
        var before = await grain.Who().InTime();

        await cluster.StopSiloAsync(victim).InTime();

        Assert.Equal("deactivated: ShuttingDown", await Stage.Of(grain.GetPrimaryKeyString()).Next());
        Assert.NotEqual(before, await Patience.Until(grain.Who, _ => true));
        Assert.Single(cluster.Silos);
    }

    [Fact]
    public async Task Silo_Added_TakesGrainsToo()
    {
        await using var cluster = await Deploy(1);

        var added = await cluster.StartAdditionalSiloAsync().InTime();

        Assert.NotNull(await OneOn(cluster, added, "added"));
    }

    private static async Task<InProcessTestCluster> Deploy(short silos)
    {
        var cluster = OneSilo.NewCluster(silos).Build();
        await cluster.DeployAsync().InTime();
        return cluster;
    }

    private static Task<string[]> Activations(IEnumerable<IActorGrain> grains) =>
        Task.WhenAll(grains.Select(grain => grain.Who())).InTime();

    private static async Task<IActorGrain> OneOn(InProcessTestCluster cluster, InProcessSiloHandle silo, string key)
    {
        // Where grains are placed follows the silos' load as far as it is known, so it can take many to find one.
        var number = 0;
        IActorGrain grain = null!;
        await Patience.Until(
            () =>
            {
                grain = cluster.Client.GetGrain<IActorGrain>($"{key} {cluster.Options.ClusterId} {number++}");
                return grain.Where();
            },
            place => place == silo.Name);
        return grain;
    }
}
