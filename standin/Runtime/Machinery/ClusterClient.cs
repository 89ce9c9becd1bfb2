using System.Reflection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.StandIn;

/// <summary>Makes references and calls through them; one for each silo, and one for each client beside the silos.</summary>
internal sealed class ClusterClient(IServiceProvider services, TimeProvider time, TimeSpan responseTimeout) : IClusterClient
{
    private static int s_ids;
    private Cluster? _cluster;

    public string Id { get; } = $"client{Interlocked.Increment(ref s_ids)}";

    public IServiceProvider ServiceProvider { get; } = services;

    public TimeProvider Time { get; } = time;

    public TimeSpan ResponseTimeout { get; } = responseTimeout;

    public Cluster Cluster
    {
        get => _cluster ?? throw new InvalidOperationException("The client is not connected: its host has not been started.");
        set => _cluster = value;
    }

    /// <summary>What the subscriptions of this client do with an event.</summary>
    public Dictionary<Guid, Func<object, Task>> StreamHandlers { get; } = [];

    /// <summary>A client's handlers run one at a time, of whichever subscription they are.</summary>
    public SemaphoreSlim Deliveries { get; } = new(1);

    public void Register() => Cluster.Clients[Id] = this;

    public void Unregister() => _cluster?.Clients.TryRemove(Id, out _);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        var type = GrainCatalog.Class(typeof(TGrainInterface)).GrainType;
        return (TGrainInterface)(object)Reference(typeof(TGrainInterface), new GrainId(type, new IdSpan(primaryKey)));
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        (TGrainInterface)(object)Reference(typeof(TGrainInterface), grainId);

    public GrainProxy Reference(Type grainInterface, GrainId id)
    {
        var proxy = (GrainProxy)DispatchProxy.Create(grainInterface, typeof(GrainProxy));
        (proxy.Client, proxy.Id) = (this, id);
        return proxy;
    }

    public async Task<object?> Call(GrainId id, GrainMethod method, object?[] arguments)
    {
        var (copies, token) = method.CopyArguments(arguments, out var forGrain);
        token.ThrowIfCancellationRequested();
        var request = new Request(activation => method.Invoke(activation.GrainInstance!, copies))
        {
            Interleaves = method.Interleaves,
            ReadOnly = method.ReadOnly,
        };
        Cluster.Send(id, request);
        try
        {
            return method.OneWay ? null : await Answer(request, method.Timeout ?? ResponseTimeout, $"{id}.{method.Name}", token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            await forGrain.CancelAsync();
            throw;
        }
    }

    public async Task<object?> Answer(Request request, TimeSpan timeout, string what, CancellationToken token = default)
    {
        try
        {
            return await request.Answer.WaitAsync(timeout, Time, token);
        }
        catch (TimeoutException exception) when (!request.Answer.IsCompleted)
        {
            throw new TimeoutException($"Response did not arrive on time in {timeout} for message: {what}.", exception);
        }
    }
}

/// <summary>A client beside the silos, which can only be one of a silo in the same process.</summary>
internal sealed class ClientHost(ClusterClient client, ClusterSource source, ConnectionRetry? retry = null) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (source.Find() is { Silos.IsEmpty: false } cluster)
            {
                client.Cluster = cluster;
                client.Register();
                return;
            }

            var failure = new SiloUnavailableException(
                "The stand-in for Orleans needs a silo in the same process, and there is none: run silo and gateway together, "
                + "or build with the Orleans packages.");
            // Waiting for a silo makes sense only where one can still come.
            if (retry is null || source.Find() is null || !await retry.ShouldRetry(failure, cancellationToken))
            {
                throw failure;
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        client.Unregister();
        return Task.CompletedTask;
    }
}

internal sealed record ConnectionRetry(Func<Exception, CancellationToken, Task<bool>> ShouldRetry);
