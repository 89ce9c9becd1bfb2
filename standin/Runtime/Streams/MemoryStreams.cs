using System.Globalization;
using System.Text;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.StandIn;

internal sealed class MemoryStreamProvider(string name, int queues, ClusterClient client) : IStreamProvider
{
    public string Name { get; } = name;

    public bool IsRewindable => true;

    public ClusterClient Client { get; } = client;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new MemoryStream<T>(this, streamId);

    public IPubSubGrain PubSub(StreamId stream) => Client.GetGrain<IPubSubGrain>($"{Name}/{stream}");

    public IStreamQueueGrain Queue(int number) =>
        Client.GetGrain<IStreamQueueGrain>($"{Name}/{number.ToString(CultureInfo.InvariantCulture)}");

    public IStreamQueueGrain Queue(StreamId stream) =>
        Queue((int)(StableHash.ComputeHash(Encoding.UTF8.GetBytes(stream.ToString())) % (uint)queues));
}

internal sealed class MemoryStream<T>(MemoryStreamProvider provider, StreamId stream) : IAsyncStream<T>
{
    public bool IsRewindable => true;

    public string ProviderName => provider.Name;

    public StreamId StreamId => stream;

    public MemoryStreamProvider Provider => provider;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) =>
        provider.Queue(stream).Enqueue(new StreamEvent(stream, DeepCopier.Copy(item)!));

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    public async Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer)
    {
        var handle = new Handle<T>(this, Guid.CreateVersion7(provider.Client.Time.GetUtcNow()), Consumer);
        handle.Listen(observer);
        try
        {
            await provider.PubSub(stream).Add(new Subscription(handle.HandleId, Consumer));
        }
        catch
        {
            handle.Deafen();
            throw;
        }

        return handle;
    }

    public async Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() =>
        [.. (await provider.PubSub(stream).GetAll())
            .Where(subscription => subscription.Consumer == Consumer)
            .Select(subscription => new Handle<T>(this, subscription.Id, Consumer))];

    private string Consumer => TurnScheduler.CurrentActivation?.GrainId.ToString() ?? provider.Client.Id;
}

internal sealed class Handle<T>(MemoryStream<T> stream, Guid id, string consumer) : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => stream.StreamId;

    public override string ProviderName => stream.ProviderName;

    public override Guid HandleId => id;

    private Dictionary<Guid, Func<object, Task>> Handlers => TurnScheduler.CurrentActivation?.StreamHandlers ?? stream.Provider.Client.StreamHandlers;

    public void Listen(IAsyncObserver<T> observer)
    {
        lock (Handlers)
        {
            Handlers[id] = item => observer.OnNextAsync((T)item);
        }
    }

    public void Deafen()
    {
        lock (Handlers)
        {
            Handlers.Remove(id);
        }
    }

    public override Task UnsubscribeAsync()
    {
        Deafen();
        return stream.Provider.PubSub(stream.StreamId).Remove(id);
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null)
    {
        Listen(observer);
        return Task.FromResult<StreamSubscriptionHandle<T>>(new Handle<T>(stream, id, consumer));
    }
}
