using LiveScore.Contracts;
using Orleans.Streams;

namespace LiveScore.Simulation.Cluster;

/// <summary>
/// What lies between a silo that publishes and gateways that listen. It delivers each event once, several times or never, in any
/// order; a subscription may stop without a word. More than that nobody may expect of streams.
/// </summary>
internal sealed class StreamLayer(World world)
{
    private readonly List<Ear> _ears = [];
    private readonly Chance _chance = world.Plan.Chance.Fork("streams");

    public IStreamProvider For(Node node) => new Provider(this, node);

    /// <summary>All subscriptions are forgotten, as when their memory dies with a silo.</summary>
    public void Forget() => _ears.ForEach(ear => ear.IsDeaf = true);

    private async Task PublishAsync(object item)
    {
        world.Judge.Published((WeekEvent)item);
        if (_chance.Is(world.Weather.PublishFails))
        {
            world.Trace.Count("events not published");
            await world.WaitAsync(_chance.Seconds(0, 5));
            throw new TimeoutException("The queue does not answer.");
        }

        foreach (var ear in _ears.Where(ear => !ear.IsDeaf))
        {
            for (var isFirst = true; isFirst || _chance.Is(world.Weather.EventsRepeated); isFirst = false)
            {
                world.Trace.Count(isFirst ? "events" : "events repeated");
                if (_chance.Is(world.Weather.EventsLost))
                {
                    world.Trace.Count("events lost");
                }
                else
                {
                    world.Time.After(_chance.Between(TimeSpan.Zero, world.Weather.EventWait), () => ear.Hear(item));
                }
            }
        }
    }

    private async Task<Ear> SubscribeAsync(Node node, Func<object, Task> handler)
    {
        await world.WaitAsync(_chance.Between(TimeSpan.Zero, world.Weather.CallWait * 4));
        if (_chance.Is(world.Weather.CallsLost))
        {
            await world.WaitAsync(_chance.Seconds(1, 5));
            throw new TimeoutException("The subscription was not answered.");
        }

        var ear = new Ear(node, handler) { IsDeaf = _chance.Is(world.Weather.SubscriptionsDeaf) };
        _ears.Add(ear);
        return ear;
    }

    private sealed class Ear(Node node, Func<object, Task> handler)
    {
        public bool IsDeaf { get; set; }

        public void Hear(object item)
        {
            if (node.IsAlive && !IsDeaf)
            {
                _ = handler(item);
            }
        }
    }

    private sealed class Provider(StreamLayer layer, Node node) : IStreamProvider
    {
        public IAsyncStream<T> GetStream<T>(StreamId streamId) => new Stream<T>(layer, node);
    }

    private sealed class Stream<T>(StreamLayer layer, Node node) : IAsyncStream<T>
    {
        public Task OnNextAsync(T item, StreamSequenceToken? token = null) => layer.PublishAsync(item!);

        public async Task<StreamSubscriptionHandle<T>> SubscribeAsync(Func<T, StreamSequenceToken?, Task> onNextAsync) =>
            new Handle<T>(layer, await layer.SubscribeAsync(node, item => onNextAsync((T)item, null)));
    }

    private sealed class Handle<T>(StreamLayer layer, Ear ear) : StreamSubscriptionHandle<T>
    {
        public override Task UnsubscribeAsync()
        {
            layer._ears.Remove(ear);
            return Task.CompletedTask;
        }
    }
}
