using System.Runtime.CompilerServices;
using Orleans.Streams;

namespace LiveScore.Cluster.Contract.Grains;

[GenerateSerializer, Alias("Contract.Line"), Immutable]
public sealed record Line([property: Id(0)] int Number);

[Alias("Contract.INarratorGrain")]
public interface INarratorGrain : IGrainWithStringKey
{
    /// <summary>Publishes the lines on the stream of its own key.</summary>
    [Alias("Publish")]
    Task Publish(int from, int count);

    /// <summary>Says each number before it gives it; before the number <paramref name="stop"/> waits for the gate "on".</summary>
    [Alias("Count")]
    IAsyncEnumerable<int> Count(int to, int stop, CancellationToken cancellationToken);

    [Alias("Touch")]
    Task Touch();

    [Alias("Leave")]
    Task Leave();
}

public sealed class NarratorGrain : Grain, INarratorGrain
{
    private Stage Stage => Stage.Of(this.GetPrimaryKeyString());

    public async Task Publish(int from, int count)
    {
        var stream = this.GetStreamProvider(OneSilo.Streams).GetStream<Line>(StreamId.Create("lines", this.GetPrimaryKeyString()));
        for (var number = from; number < from + count; number++)
        {
            await stream.OnNextAsync(new Line(number));
        }
    }

    public async IAsyncEnumerable<int> Count(int to, int stop, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            for (var number = 1; number <= to; number++)
            {
                if (number == stop)
                {
                    Stage.Say("waits");
                    await Stage.Pass("on").WaitAsync(cancellationToken);
                }

                if (Stage.IsFaulty)
                {
                    throw new ParcelLostException("Lost count.");
                }

                Stage.Say($"{number}");
                yield return number;
                await Task.Yield();
            }
        }
        finally
        {
            Stage.Say("over");
        }
    }

    public Task Touch() => Task.CompletedTask;

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
