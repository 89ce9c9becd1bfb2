using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.StandIn;

/// <summary>Makes references and calls through them; one for each silo, and one for each client beside the silos.</summary>
internal sealed class ClusterClient(IServiceProvider services, Cluster cluster, TimeProvider time, TimeSpan responseTimeout) : IClusterClient
{
    private static int s_ids;

    public string Id { get; } = $"client{Interlocked.Increment(ref s_ids)}";

    public IServiceProvider ServiceProvider { get; } = services;

    public Cluster Cluster { get; } = cluster;

    public TimeProvider Time { get; } = time;

    public TimeSpan ResponseTimeout { get; } = responseTimeout;

    /// <summary>What the subscriptions of this client do with an event.</summary>
    public ConcurrentDictionary<Guid, Func<object, Task>> StreamHandlers { get; } = new();

    /// <summary>A client's handlers run one at a time, of whichever subscription they are.</summary>
    public SemaphoreSlim Deliveries { get; } = new(1);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return Reference<TGrainInterface>(new(GrainCatalog.Class(typeof(TGrainInterface)).Name, primaryKey));
    }

    public TGrainInterface Reference<TGrainInterface>(GrainId id) where TGrainInterface : IAddressable
    {
        var reference = DispatchProxy.Create<TGrainInterface, GrainProxy>();
        var proxy = (GrainProxy)(object)reference;
        (proxy.Client, proxy.Id) = (this, id);
        return reference;
    }

    public async Task<object?> Call(GrainId id, GrainMethod method, object?[] arguments)
    {
        var (copies, token) = method.CopyArguments(arguments, out var forGrain);
        token.ThrowIfCancellationRequested();
        var request = new Request(activation => method.Invoke(activation.Grain!, copies))
        {
            Interleaves = method.Interleaves,
            ReadOnly = method.ReadOnly,
        };
        try
        {
            return await Ask(id, request, method.Timeout ?? ResponseTimeout, method.Name, token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            await forGrain.CancelAsync();
            throw;
        }
    }

    public async Task<object?> Ask(GrainId id, Request request, TimeSpan timeout, string what, CancellationToken token)
    {
        Cluster.Send(id, request);
        try
        {
            return await request.Answer.WaitAsync(timeout, Time, token);
        }
        catch (TimeoutException exception) when (!request.Answer.IsCompleted)
        {
            throw new TimeoutException($"Response did not arrive on time in {timeout} for message: {what} of {id}.", exception);
        }
    }
}

/// <summary>A client beside the silos, which can only be one of a silo in the same process.</summary>
internal sealed class ClientHost(ClusterClient client) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (client.Cluster.Silos.IsEmpty)
        {
            throw new SiloUnavailableException(
                "The stand-in for Orleans needs a silo in the same process, and there is none: run silo and gateway together, "
                + "or build with the Orleans packages.");
        }

        client.Cluster.Clients[client.Id] = client;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        client.Cluster.Clients.TryRemove(client.Id, out _);
        return Task.CompletedTask;
    }
}
