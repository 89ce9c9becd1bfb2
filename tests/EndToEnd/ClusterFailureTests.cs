using LiveScore.Testing.Clusters;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>
/// Parts of a real cluster die in the middle of a recorded week, while viewers move between its gateways. How long they then wait is for
/// <c>./livescore bench cluster</c> to say.
/// </summary>
[Collection(typeof(CrowdCollection))]
public sealed class ClusterFailureTests(ITestOutputHelper output)
{
    private const int Viewers = 60;

    [Theory]
    [InlineData("owner-kill")]
    [InlineData("owner-thaw")]
    [InlineData("queue-kill")]
    [InlineData("gateway-kill")]
    [InlineData("gateway-stop")]
    [InlineData("postgres-kill")]
    [InlineData("rolling")]
    [InlineData("join")]
    [InlineData("cut")]
    public Task Fault_InMidWeek_LosesNoVersionAndUsesNoneTwice(string fault) => PlayAsync(ClusterFaults.Named(fault));

    [Fact]
    public async Task Postgres_Gone_LeavesViewersWhatTheyHaveAndTellsThatItIsOld()
    {
        var run = await PlayAsync(new("postgres-gone", "PostgreSQL: gone until everybody knows", Limit: null, async (cluster, crowd, cancellation) =>
        {
            await cluster.Postgres.KillAsync();
            await crowd.UntilAsync(() => crowd.ToldStale == Viewers, "all are told that scores are old", cancellation);
            // Whoever was told that had been told all that was stored.
            var told = crowd.Ledger.Newest;
            await cluster.Postgres.StartServerAsync();
            Assert.InRange((await cluster.Stored.TryReadVersionAsync(cancellation))!.Value, told, long.MaxValue);
        }));
        Assert.Equal(Viewers, run.ToldStale);
    }

    private async Task<FaultRun> PlayAsync(ClusterFault fault)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var run = await FaultRun.PlayAsync(fault, Viewers, new(), patience.Token);
        output.WriteLine($"{run.Versions} versions, {run.Moves} moves; nobody heard nothing for longer than {run.Silences.Max().TotalSeconds:0.0} s.");
        Assert.Empty(run.Faults);
        Assert.Empty(run.Resets);
        Assert.Empty(run.Unstored);
        Assert.Empty(run.Differences);
        Assert.True(run.Moves > 10, $"Viewers moved {run.Moves} times only.");
        return run;
    }
}
