using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Streams;

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
        string Name { get; }

        bool IsRewindable { get; }

        IAsyncStream<T> GetStream<T>(StreamId streamId);
    }

    public interface IAsyncObserver<in T>
    {
        Task OnNextAsync(T item, StreamSequenceToken? token = null);

        Task OnCompletedAsync() => Task.CompletedTask;

        Task OnErrorAsync(Exception ex);
    }

    public interface IAsyncObservable<T>
    {
        Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer);
    }

    public interface IAsyncStream
    {
        bool IsRewindable { get; }

        string ProviderName { get; }

        StreamId StreamId { get; }
    }

    public interface IAsyncStream<T> : IAsyncStream, IAsyncObservable<T>, IAsyncObserver<T>
    {
        Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles();
    }

    [GenerateSerializer, Immutable]
    public abstract class StreamSequenceToken
    {
        public abstract long SequenceNumber { get; protected set; }
    }

    public abstract class StreamSubscriptionHandle<T>
    {
        public abstract StreamId StreamId { get; }

        public abstract string ProviderName { get; }

        public abstract Guid HandleId { get; }

        public abstract Task UnsubscribeAsync();

        public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null);
    }

    public static class AsyncObservableExtensions
    {
        public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
            this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync) =>
            obs.SubscribeAsync(new Observer<T>(onNextAsync, null));

        public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
            this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync, Func<Exception, Task> onErrorAsync) =>
            obs.SubscribeAsync(new Observer<T>(onNextAsync, onErrorAsync));
    }

    public static class StreamSubscriptionHandleExtensions
    {
        public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
            this StreamSubscriptionHandle<T> handle, Func<T, StreamSequenceToken?, Task> onNextAsync, StreamSequenceToken? token = null) =>
            handle.ResumeAsync(new Observer<T>(onNextAsync, null), token);
    }

    internal sealed class Observer<T>(Func<T, StreamSequenceToken?, Task> onNext, Func<Exception, Task>? onError) : IAsyncObserver<T>
    {
        public Task OnNextAsync(T item, StreamSequenceToken? token = null) => onNext(item, token);

        public Task OnErrorAsync(Exception ex) => onError?.Invoke(ex) ?? Task.CompletedTask;
    }
}

namespace Orleans
{
    public static class GrainStreamingExtensions
    {
        public static IStreamProvider GetStreamProvider(this IGrainBase grain, string name) =>
            ClientStreamingExtensions.Find(grain.GrainContext.ActivationServices, name);
    }

    public static class ClientStreamingExtensions
    {
        public static IStreamProvider GetStreamProvider(this IClusterClient client, string name) => Find(client.ServiceProvider, name);

        internal static IStreamProvider Find(IServiceProvider services, string name) =>
            services.GetKeyedService<IStreamProvider>(name) ?? throw new KeyNotFoundException($"Stream provider '{name}' not found");
    }
}
