using LiveScore.Cluster.Contract.Grains;

namespace LiveScore.Cluster.Contract;

public sealed class ActivationTests(OneSilo cluster)
{
    [Fact]
    public async Task Activation_ThatFails_IsTriedAnewByTheNextCall()
    {
        const string key = nameof(Activation_ThatFails_IsTriedAnewByTheNextCall);
        var stage = Stage.Of(key);
        var grain = cluster.Client.GetGrain<IFragileGrain>(key);
        stage.IsFaulty = true;

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => grain.Touch().InTime());

        Assert.Contains("No ground to stand on.", failure.ToString(), StringComparison.Ordinal);
        stage.IsFaulty = false;
        Assert.Equal(1, await Patience.Until(grain.Touch, _ => true));
        Assert.Equal(["activates", "activates"], await stage.Next(2));
    }

    [Fact]
    public async Task DeactivateOnIdle_AfterTheCall_IsToldAndTheNextCallMeetsAnotherActivation()
    {
        const string key = nameof(DeactivateOnIdle_AfterTheCall_IsToldAndTheNextCallMeetsAnotherActivation);
        var grain = cluster.Client.GetGrain<IActorGrain>(key);
        var before = await grain.Who().InTime();

        await grain.Leave().InTime();

        Assert.Equal("deactivated: ApplicationRequested", await Stage.Of(key).Next());
        Assert.NotEqual(before, await grain.Who().InTime());
    }

    [Fact]
    public async Task DeactivateOnIdle_WithinACall_EndsItFirstAndHandsTheNextOn()
    {
        const string key = nameof(DeactivateOnIdle_WithinACall_EndsItFirstAndHandsTheNextOn);
        var grain = cluster.Client.GetGrain<IActorGrain>(key);
        var before = await grain.Who().InTime();
        var leaves = grain.LeaveAfter("a");
        Assert.Equal("a+", await Stage.Of(key).Next());
        var next = grain.Who();

        Stage.Of(key).Open("a");

        await leaves.InTime();
        Assert.NotEqual(before, await next.InTime());
        Assert.Equal(["a-", "deactivated: ApplicationRequested"], await Stage.Of(key).Next(2));
    }

    [Fact]
    public async Task DeactivateAsync_OfTheTestCluster_WaitsUntilItIsOver()
    {
        const string key = nameof(DeactivateAsync_OfTheTestCluster_WaitsUntilItIsOver);
        var grain = cluster.Client.GetGrain<IActorGrain>(key);
        await grain.Who().InTime();

        await cluster.Cluster.DeactivateAsync(grain).InTime();

        Assert.Equal(["deactivated: ApplicationRequested"], Stage.Of(key).Rest());
    }

    [Fact]
    public async Task Activation_UnusedForLongerThanItsAge_IsCollected()
    {
        const string key = nameof(Activation_UnusedForLongerThanItsAge_IsCollected);

        await cluster.Client.GetGrain<IShortLivedGrain>(key).Touch().InTime();

        Assert.Equal("deactivated: ActivationIdle", await Stage.Of(key).Next());
    }

    [Fact]
    public async Task Activation_WithATimerThatKeepsAlive_IsCollectedWhenThatIsDisposed()
    {
        const string key = nameof(Activation_WithATimerThatKeepsAlive_IsCollectedWhenThatIsDisposed);

        await cluster.Client.GetGrain<IShortLivedGrain>(key).Tick(TimeSpan.FromMilliseconds(500), times: 12).InTime();

        Assert.Equal(Enumerable.Repeat("tick", 12).Append("deactivated: ActivationIdle"), await Stage.Of(key).Next(13));
    }

    [Fact]
    public async Task DeactivateOnIdle_DuringInterleavingCalls_WaitsForThemAll()
    {
        const string key = nameof(DeactivateOnIdle_DuringInterleavingCalls_WaitsForThemAll);
        var (grain, stage) = (cluster.Client.GetGrain<IActorGrain>(key), Stage.Of(key));
        var calls = Task.WhenAll(grain.Peek("a"), grain.Peek("b"));
        await stage.Next(2);
        await grain.Leave().InTime();

        stage.Open("a");
        Assert.Equal("a-", await stage.Next());
        stage.Open("b");

        await calls.InTime();
        Assert.Equal(["b-", "deactivated: ApplicationRequested"], await stage.Next(2));
    }
}
