using LiveScore.Cluster.Contract.Grains;

namespace LiveScore.Cluster.Contract;

public sealed class TurnTests(OneSilo cluster)
{
    [Fact]
    public async Task FirstCalls_AtOnce_MeetOneActivation()
    {
        var grain = cluster.Client.GetGrain<IActorGrain>(nameof(FirstCalls_AtOnce_MeetOneActivation));

        var activations = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => grain.Who())).InTime();

        Assert.Single(activations.Distinct());
    }

    [Fact]
    public async Task Calls_WhileOneRuns_WaitForItsEnd()
    {
        var (grain, stage) = Actor(nameof(Calls_WhileOneRuns_WaitForItsEnd));
        var first = grain.Hold("a");
        Assert.Equal("a+", await stage.Next());
        var second = grain.Hold("b");
        stage.Open("peek");
        await grain.Peek("peek").InTime();
        Assert.Equal(["peek+", "peek-"], stage.Rest());

        stage.Open("b");
        stage.Open("a");

        await Task.WhenAll(first, second).InTime();
        Assert.Equal(["a-", "b+", "b-"], stage.Rest());
    }

    [Fact]
    public async Task ReadOnly_WhileAnotherRuns_Interleaves()
    {
        var (grain, stage) = Actor(nameof(ReadOnly_WhileAnotherRuns_Interleaves));
        var reads = Task.WhenAll(grain.Read("a"), grain.Read("b"));

        Assert.Equal(["a+", "b+"], (await stage.Next(2)).Order());

        stage.Open("a");
        stage.Open("b");
        await reads.InTime();
    }

    [Fact]
    public async Task ReadOnly_WhileAWriteRuns_Waits()
    {
        var (grain, stage) = Actor(nameof(ReadOnly_WhileAWriteRuns_Waits));
        var write = grain.Hold("write");
        Assert.Equal("write+", await stage.Next());
        var read = grain.Read("read");
        stage.Open("read");
        stage.Open("peek");
        await grain.Peek("peek").InTime();

        stage.Open("write");

        await Task.WhenAll(write, read).InTime();
        Assert.Equal(["peek+", "peek-", "write-", "read+", "read-"], stage.Rest());
    }

    [Fact]
    public async Task AlwaysInterleave_WhileItselfRuns_Interleaves()
    {
        var (grain, stage) = Actor(nameof(AlwaysInterleave_WhileItselfRuns_Interleaves));
        var calls = Task.WhenAll(grain.Peek("a"), grain.Peek("b"));

        Assert.Equal(["a+", "b+"], (await stage.Next(2)).Order());

        stage.Open("a");
        stage.Open("b");
        await calls.InTime();
    }

    [Fact]
    public async Task Await_InAGrain_ComesBackToItsTurn()
    {
        var (grain, _) = Actor(nameof(Await_InAGrain_ComesBackToItsTurn));

        Assert.True(await grain.IsBackInTurn().InTime());
    }

    [Fact]
    public async Task SelfCall_WithinATurn_TimesOut()
    {
        var (grain, stage) = Actor(nameof(SelfCall_WithinATurn_TimesOut));
        stage.Open("open");

        Assert.Equal("timed out", await grain.CallSelf().InTime());

        Assert.NotEmpty(await grain.Who().InTime());
    }

    [Fact]
    public async Task Answer_LaterThanTheResponseTimeout_IsATimeoutException()
    {
        var (grain, stage) = Actor(nameof(Answer_LaterThanTheResponseTimeout_IsATimeoutException));

        await Assert.ThrowsAsync<TimeoutException>(() => grain.WhoInASecond("late").InTime());

        // The grain goes on with what nobody waits for any more.
        stage.Open("late");
        Assert.Equal("answered", await stage.Next());
        Assert.NotEmpty(await grain.Who().InTime());
    }

    [Fact]
    public async Task Cancellation_OfTheCaller_ReachesTheGrain()
    {
        var (grain, stage) = Actor(nameof(Cancellation_OfTheCaller_ReachesTheGrain));
        using var source = new CancellationTokenSource();
        var call = grain.UntilCanceled(source.Token);
        Assert.Equal("waits", await stage.Next());

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.InTime());
        Assert.Equal("canceled", await stage.Next());
    }

    private (IActorGrain Grain, Stage Stage) Actor(string key) => (cluster.Client.GetGrain<IActorGrain>(key), Stage.Of(key));
}
