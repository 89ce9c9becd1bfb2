using System.Globalization;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.StandIn;

internal sealed class MemoryStreamProvider(string name, int queues, ClusterClient client) : IStreamProvider
{
    public string Name => name;

    public int Queues => queues;

    public ClusterClient Client => client;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new MemoryStream<T>(this, streamId);

    public IPubSubGrain PubSub(StreamId stream) => client.GetGrain<IPubSubGrain>($"{name}/{stream}");

    public IStreamQueueGrain Queue(int number) =>
        client.GetGrain<IStreamQueueGrain>($"{name}/{number.ToString(CultureInfo.InvariantCulture)}");
}

internal sealed class MemoryStream<T>(MemoryStreamProvider provider, StreamId id) : IAsyncStream<T>
{
    public Task OnNextAsync(T item, StreamSequenceToken? token = null) =>
        provider.Queue((int)(StableHash.Of(id.ToString()) % (uint)provider.Queues)).Enqueue(new StreamEvent(id, DeepCopier.Copy(item)!));

    public async Task<StreamSubscriptionHandle<T>> SubscribeAsync(Func<T, StreamSequenceToken?, Task> onNextAsync)
    {
        if (TurnScheduler.CurrentActivation is not null)
        {
            throw new NotSupportedException("In the stand-in for Orleans only clients subscribe to streams, grains do not.");
        }

        var client = provider.Client;
        var subscription = new Subscription(Guid.CreateVersion7(client.Time.GetUtcNow()), client.Id);
        client.StreamHandlers[subscription.Id] = item => onNextAsync((T)item, null);
        try
        {
            await provider.PubSub(id).Add(subscription);
        }
        catch
        {
            client.StreamHandlers.TryRemove(subscription.Id, out _);
            throw;
        }

        return new Handle(provider, id, subscription.Id);
    }

    private sealed class Handle(MemoryStreamProvider provider, StreamId stream, Guid subscription) : StreamSubscriptionHandle<T>
    {
        public override Task UnsubscribeAsync()
        {
            provider.Client.StreamHandlers.TryRemove(subscription, out _);
            return provider.PubSub(stream).Remove(subscription);
        }
    }
}
