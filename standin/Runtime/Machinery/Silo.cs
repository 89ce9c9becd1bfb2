using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.StandIn;

/// <summary>What starts and stops with a silo.</summary>
internal interface ISiloPart
{
    Task StartAsync(Silo silo, CancellationToken cancellationToken);

    Task StopAsync() => Task.CompletedTask;
}

/// <summary>How a host finds the cluster that it belongs to; null when there is none to be found.</summary>
internal sealed record ClusterSource(Func<Cluster?> Find);

internal sealed class Silo : IHostedService, ILocalSiloDetails, IDisposable
{
    private static int s_generations;
    private readonly ConcurrentDictionary<Activation, bool> _activations = new();
    private readonly CancellationTokenSource _killed = new();
    private readonly GrainCollectionOptions _collection;
    private readonly EndpointOptions _endpoints;
    private readonly IEnumerable<ISiloPart> _parts;
    private readonly ClusterSource _source;
    private ITimer? _collector;

    public Silo(
        IServiceProvider services, ClusterSource source, ClusterClient client, IEnumerable<ISiloPart> parts, TimeProvider time,
        IOptions<ClusterOptions> cluster, IOptions<SiloOptions> silo, IOptions<EndpointOptions> endpoints,
        IOptions<GrainCollectionOptions> collection, ILogger<Silo> log)
    {
        (Services, _source, Client, _parts, Time, Log) = (services, source, client, parts, time, log);
        (_collection, _endpoints) = (collection.Value, endpoints.Value);
        (Name, ClusterId) = (silo.Value.SiloName, cluster.Value.ClusterId);
        SiloAddress = Address(_endpoints.SiloPort);
        GatewayAddress = Address(_endpoints.GatewayPort);
    }

    public IServiceProvider Services { get; }

    public ClusterClient Client { get; }

    public Cluster Cluster => Client.Cluster;

    public TimeProvider Time { get; }

    public ILogger Log { get; }

    public string Name { get; }

    public string ClusterId { get; }

    public string DnsHostName => Dns.GetHostName();

    public SiloAddress SiloAddress { get; }

    public SiloAddress GatewayAddress { get; }

    public CancellationToken Killed => _killed.Token;

    public bool IsDead => _killed.IsCancellationRequested;

    public TimeSpan CollectionAge => _collection.CollectionAge;

    public TimeSpan ActivationTimeout => _collection.ActivationTimeout;

    public TimeSpan DeactivationTimeout => _collection.DeactivationTimeout;

    public void Remember(Activation activation) => _activations.TryAdd(activation, true);

    public void Forget(Activation activation)
    {
        _activations.TryRemove(activation, out _);
        Cluster.Forget(activation);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        GrainCatalog.CheckSignatures();
        Client.Cluster = _source.Find()!;
        Client.Register();
        Cluster.Join(this);
        foreach (var part in _parts)
        {
            await part.StartAsync(this, cancellationToken);
        }

        _collector = Time.CreateTimer(_ => Collect(), null, _collection.CollectionQuantum, _collection.CollectionQuantum);
        Log.LogInformation("A silo of the stand-in for Orleans runs as {Silo}.", SiloAddress);
    }

    /// <summary>Stops in order, or, when the token is already cancelled, dies.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_collector is not null)
        {
            await _collector.DisposeAsync();
        }

        if (cancellationToken.IsCancellationRequested)
        {
            await _killed.CancelAsync();
        }

        Cluster.Leave(this);
        foreach (var part in _parts)
        {
            await part.StopAsync();
        }

        if (!IsDead)
        {
            while (!_activations.IsEmpty && !cancellationToken.IsCancellationRequested)
            {
                var activations = _activations.Keys;
                foreach (var activation in activations)
                {
                    activation.Deactivate(
                        new DeactivationReason(DeactivationReasonCode.ShuttingDown, "This silo is shutting down."), cancellationToken);
                }

                await Task.WhenAll(activations.Select(activation => activation.Deactivated))
                    .WaitAsync(cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        Client.Unregister();
        await _killed.CancelAsync();
        foreach (var activation in _activations.Keys)
        {
            Cluster.Forget(activation);
        }
    }

    public void Dispose()
    {
        _collector?.Dispose();
        _killed.Cancel();
    }

    private void Collect()
    {
        foreach (var activation in _activations.Keys.Where(activation => activation.IsIdle))
        {
            activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Nobody used this activation for long."));
        }
    }

    private SiloAddress Address(int port) =>
        new(new IPEndPoint(_endpoints.AdvertisedIPAddress, port), Interlocked.Increment(ref s_generations));
}
