using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Providers;

namespace Orleans.StandIn;

/// <summary>Moves events from this silo's share of the queues to the consumers, each of which has its own place in the order.</summary>
internal sealed class PullingAgent(
    MemoryStreamProvider provider, MemoryStreamConfigurator streams, StreamPullingAgentOptions options, IServiceProvider services) : ISiloPart
{
    private static readonly TimeSpan s_readerDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_deliveryDelay = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Guid, Channel<StreamEvent>> _cursors = new();
    private readonly IQueueReaderBackoffProvider? _readerBackoff = streams.ReaderBackoff?.Invoke(services, provider.Name);
    private readonly IMessageDeliveryBackoffProvider? _deliveryBackoff = streams.DeliveryBackoff?.Invoke(services, provider.Name);
    private readonly CancellationTokenSource _stopped = new();
    private Silo _silo = null!;

    public Task StartAsync(Silo silo, CancellationToken cancellationToken)
    {
        _silo = silo;
        if (PubSubGrain.StoreOf(services, provider.Name) is null)
        {
            throw new OrleansConfigurationException(
                $"Streams require a grain storage named {PubSubGrain.DefaultStore} or {provider.Name} to be configured with silo.");
        }

        for (var queue = 0; queue < provider.Queues; queue++)
        {
            var number = queue;
            _ = Task.Run(() => Read(number), CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync() => _stopped.CancelAsync();

    private async Task Read(int queue)
    {
        for (var failures = 0; await Wait(failures == 0 ? options.GetQueueMsgsTimerPeriod : _readerBackoff?.Next(failures) ?? s_readerDelay);)
        {
            try
            {
                var silos = _silo.Cluster.Silos;
                if (silos.IndexOf(_silo) != queue % Math.Max(1, silos.Length))
                {
                    continue;
                }

                List<StreamEvent> events;
                do
                {
                    events = await provider.Queue(queue).Dequeue(options.BatchContainerBatchSize);
                    foreach (var next in events)
                    {
                        await Dispatch(next);
                    }

                    failures = 0;
                }
                while (events.Count > 0 && !_stopped.IsCancellationRequested);
            }
            catch (Exception exception)
            {
                failures++;
                _silo.Log.LogWarning(exception, "Queue {Queue} of {Provider} could not be read.", queue, provider.Name);
            }
        }
    }

    private async Task Dispatch(StreamEvent next)
    {
        foreach (var subscription in await provider.PubSub(next.Stream).GetAll())
        {
            var cursor = _cursors.GetOrAdd(subscription.Id, _ => Follow(next.Stream, subscription));
            cursor.Writer.TryWrite(next);
        }
    }

    private Channel<StreamEvent> Follow(StreamId stream, Subscription subscription)
    {
        var events = Channel.CreateUnbounded<StreamEvent>(new UnboundedChannelOptions { SingleReader = true });
        _ = Task.Run(async () =>
        {
            await foreach (var next in events.Reader.ReadAllAsync(_stopped.Token))
            {
                if (!await Deliver(subscription, next))
                {
                    _cursors.TryRemove(subscription.Id, out _);
                    await provider.PubSub(stream).Remove(subscription.Id);
                    return;
                }
            }
        });
        return events;
    }

    /// <summary>Again and again until the consumer takes it or its time is over; false when there is no such consumer any more.</summary>
    private async Task<bool> Deliver(Subscription subscription, StreamEvent next)
    {
        var start = _silo.Time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryDeliver(subscription, next.Item);
            }
            catch (Exception exception)
            {
                _silo.Log.LogWarning(exception, "A consumer of {Stream} failed.", next.Stream);
                if (_silo.Time.GetElapsedTime(start) > options.MaxEventDeliveryTime
                    || !await Wait(_deliveryBackoff?.Next(attempt) ?? s_deliveryDelay))
                {
                    return true;
                }
            }
        }
    }

    private async Task<bool> TryDeliver(Subscription subscription, object item)
    {
        if (!_silo.Cluster.Clients.TryGetValue(subscription.Consumer, out var client)
            || !client.StreamHandlers.TryGetValue(subscription.Id, out var handler))
        {
            return false;
        }

        var limit = _silo.Client.ResponseTimeout;
        if (!await client.Deliveries.WaitAsync(limit))
        {
            throw new TimeoutException($"{client.Id} is busy with an event before.");
        }

        await Run().WaitAsync(limit, _silo.Time);
        return true;

        async Task Run()
        {
            try
            {
                await handler(DeepCopier.Copy(item)!);
            }
            finally
            {
                client.Deliveries.Release();
            }
        }
    }

    private async Task<bool> Wait(TimeSpan time)
    {
        await Task.Delay(time, _silo.Time, _stopped.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_stopped.IsCancellationRequested;
    }
}
