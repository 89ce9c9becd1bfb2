using LiveScore.Cluster.Contract.Grains;

namespace LiveScore.Cluster.Contract;

public sealed class SequenceTests(OneSilo cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sequence_ToTheEnd_GivesAllInOrder()
    {
        var (grain, stage) = Narrator(nameof(Sequence_ToTheEnd_GivesAllInOrder));
        var numbers = new List<int>();

        await foreach (var number in grain.Count(250, 0, Token))
        {
            numbers.Add(number);
        }

        Assert.Equal(Enumerable.Range(1, 250), numbers);
        Assert.Equal("over", stage.Rest()[^1]);
    }

    [Fact]
    public async Task Sequence_NotAskedFor_DoesNotRun()
    {
        var (grain, stage) = Narrator(nameof(Sequence_NotAskedFor_DoesNotRun));

        var numbers = grain.Count(3, 0, Token);
        await grain.Touch().InTime();
        Assert.Empty(stage.Rest());

        await using var enumerator = numbers.GetAsyncEnumerator(Token);
        Assert.True(await enumerator.MoveNextAsync().AsTask().InTime());
        Assert.Equal("1", await stage.Next());
    }

    [Fact]
    public async Task Call_DuringASequence_IsAnswered()
    {
        var (grain, stage) = Narrator(nameof(Call_DuringASequence_IsAnswered));
        await using var enumerator = grain.Count(3, 2, Token).GetAsyncEnumerator(Token);
        Assert.True(await enumerator.MoveNextAsync().AsTask().InTime());
        var next = enumerator.MoveNextAsync().AsTask();
        Assert.Equal(["1", "waits"], await stage.Next(2));

        await grain.Touch().InTime();

        Assert.False(next.IsCompleted);
        stage.Open("on");
        Assert.True(await next.InTime());
    }

    [Fact]
    public async Task Silence_LongerThanTheResponseTimeout_IsNoError()
    {
        var (grain, stage) = Narrator(nameof(Silence_LongerThanTheResponseTimeout_IsNoError));
        await using var enumerator = grain.Count(1, 1, Token).GetAsyncEnumerator(Token);
        var next = enumerator.MoveNextAsync().AsTask();
        Assert.Equal("waits", await stage.Next());

        const string clockwork = $"{nameof(Silence_LongerThanTheResponseTimeout_IsNoError)} clock";
        await cluster.Client.GetGrain<IClockworkGrain>(clockwork)
            .Start(OneSilo.ResponseTimeout * 1.5, Timeout.InfiniteTimeSpan, interleave: true)
            .InTime();
        Assert.Equal("tick+", await Stage.Of(clockwork).Next());

        Assert.False(next.IsCompleted);
        stage.Open("on");
        Assert.True(await next.InTime());
        Assert.Equal(1, enumerator.Current);
    }

    [Fact]
    public async Task Exception_InASequence_ReachesTheCaller()
    {
        var (grain, stage) = Narrator(nameof(Exception_InASequence_ReachesTheCaller));
        await using var enumerator = grain.Count(3, 2, Token).GetAsyncEnumerator(Token);
        Assert.True(await enumerator.MoveNextAsync().AsTask().InTime());
        stage.IsFaulty = true;
        stage.Open("on");

        var failure = await Assert.ThrowsAsync<ParcelLostException>(() => enumerator.MoveNextAsync().AsTask().InTime());

        Assert.Equal("Lost count.", failure.Message);
    }

    [Fact]
    public async Task Sequence_LeftEarly_EndsInTheGrain()
    {
        var (grain, stage) = Narrator(nameof(Sequence_LeftEarly_EndsInTheGrain));

        await foreach (var number in grain.Count(1_000_000, 0, Token))
        {
            if (number == 2)
            {
                break;
            }
        }

        string said;
        do
        {
            said = await stage.Next();
        }
        while (said != "over");
    }

    [Fact]
    public async Task Sequence_Canceled_EndsAtBothEnds()
    {
        var (grain, stage) = Narrator(nameof(Sequence_Canceled_EndsAtBothEnds));
        using var source = new CancellationTokenSource();
        await using var enumerator = grain.Count(3, 2, source.Token).GetAsyncEnumerator(Token);
        Assert.True(await enumerator.MoveNextAsync().AsTask().InTime());
        var next = enumerator.MoveNextAsync().AsTask();
        Assert.Equal(["1", "waits"], await stage.Next(2));

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.InTime());
        Assert.Equal("over", await stage.Next());
    }

    [Fact]
    public async Task Sequence_OfAnActivationThatIsGone_IsAborted()
    {
        var (grain, _) = Narrator(nameof(Sequence_OfAnActivationThatIsGone_IsAborted));
        await using var enumerator = grain.Count(1_000, 0, Token).GetAsyncEnumerator(Token);
        Assert.True(await enumerator.MoveNextAsync().AsTask().InTime());

        await cluster.Cluster.DeactivateAsync(grain).InTime();

        await Assert.ThrowsAsync<EnumerationAbortedException>(async () =>
        {
            // First comes what had been sent already.
            while (await enumerator.MoveNextAsync().AsTask().InTime())
            {
            }
        });
    }

    private (INarratorGrain Grain, Stage Stage) Narrator(string key) => (cluster.Client.GetGrain<INarratorGrain>(key), Stage.Of(key));
}
