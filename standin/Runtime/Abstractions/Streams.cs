using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;

namespace Orleans
{
    public static class StreamingExtensions
    {
        public static IStreamProvider GetStreamProvider(this Grain grain, string name) =>
            grain.Activation.Silo.Services.GetRequiredKeyedService<IStreamProvider>(name);

        public static IStreamProvider GetStreamProvider(this IClusterClient client, string name) =>
            client.ServiceProvider.GetRequiredKeyedService<IStreamProvider>(name);
    }
}

namespace Orleans.Runtime
{
    [GenerateSerializer, Immutable]
    public readonly record struct StreamId(string Namespace, string Key)
    {
        public static StreamId Create(string ns, string key) => new(ns, key);

        public override string ToString() => $"{Namespace}/{Key}";
    }
}

namespace Orleans.Internal
{
    public interface IBackoffProvider
    {
        TimeSpan Next(int attempt);
    }
}

namespace Orleans.Runtime.Providers
{
    public interface IMessageDeliveryBackoffProvider : Orleans.Internal.IBackoffProvider;

    public interface IQueueReaderBackoffProvider : Orleans.Internal.IBackoffProvider;
}

namespace Orleans.Streams
{
    public interface IStreamProvider
    {
        IAsyncStream<T> GetStream<T>(Runtime.StreamId streamId);
    }

    public interface IAsyncStream<T>
    {
        Task OnNextAsync(T item, StreamSequenceToken? token = null);

        Task<StreamSubscriptionHandle<T>> SubscribeAsync(Func<T, StreamSequenceToken?, Task> onNextAsync);
    }

    /// <summary>Nobody asks where in a stream an event stands: handlers get null.</summary>
    public abstract class StreamSequenceToken;

    public abstract class StreamSubscriptionHandle<T>
    {
        public abstract Task UnsubscribeAsync();
    }
}
