using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.StandIn;

[GenerateSerializer, Immutable]
internal sealed record StreamEvent(StreamId Stream, object Item);

/// <summary>A queue of a memory stream. A killed silo takes it along.</summary>
internal interface IStreamQueueGrain : IGrainWithStringKey
{
    Task Enqueue(StreamEvent streamEvent);

    Task<List<StreamEvent>> Dequeue(int count);
}

[KeepAlive]
internal sealed class StreamQueueGrain : Grain, IStreamQueueGrain
{
    private const int Capacity = 16_384;
    private readonly Queue<StreamEvent> _events = new();

    public Task Enqueue(StreamEvent streamEvent)
    {
        if (_events.Count == Capacity)
        {
            throw new InvalidOperationException($"The queue of {this.GetPrimaryKeyString()} is full.");
        }

        _events.Enqueue(streamEvent);
        return Task.CompletedTask;
    }

    public Task<List<StreamEvent>> Dequeue(int count)
    {
        var events = new List<StreamEvent>();
        while (events.Count < count && _events.TryDequeue(out var next))
        {
            events.Add(next);
        }

        return Task.FromResult(events);
    }
}

/// <summary>One consumer of one stream, by the id of its client.</summary>
[GenerateSerializer, Immutable]
internal sealed record Subscription(Guid Id, string Consumer);

/// <summary>Who listens to a stream, kept in the grain storage of the provider's name or in PubSubStore.</summary>
internal interface IPubSubGrain : IGrainWithStringKey
{
    Task Add(Subscription subscription);

    Task Remove(Guid subscription);

    Task<List<Subscription>> GetAll();
}

internal sealed class PubSubGrain : Grain, IPubSubGrain
{
    public const string DefaultStore = "PubSubStore";
    private readonly GrainState<List<Subscription>> _state = new([]);
    private IGrainStorage _storage = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        _storage = StoreOf(Activation.Silo.Services, key[..key.IndexOf('/', StringComparison.Ordinal)])!;
        await _storage.ReadStateAsync(DefaultStore, this.GetGrainId(), _state);
    }

    public static IGrainStorage? StoreOf(IServiceProvider services, string provider) =>
        services.GetKeyedService<IGrainStorage>(provider) ?? services.GetKeyedService<IGrainStorage>(DefaultStore);

    public Task Add(Subscription subscription)
    {
        _state.State!.Add(subscription);
        return Save();
    }

    public Task Remove(Guid subscription) =>
        _state.State!.RemoveAll(known => known.Id == subscription) == 0 ? Task.CompletedTask : Save();

    public Task<List<Subscription>> GetAll() => Task.FromResult(_state.State!);

    private async Task Save()
    {
        try
        {
            if (_state.State!.Count > 0)
            {
                await _storage.WriteStateAsync(DefaultStore, this.GetGrainId(), _state);
            }
            else
            {
                await _storage.ClearStateAsync(DefaultStore, this.GetGrainId(), _state);
            }
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
