using System.Collections.Concurrent;
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

internal sealed class Silo(
    IServiceProvider services, ClusterClient client, IEnumerable<ISiloPart> parts, TimeProvider time,
    IOptions<SiloOptions> options, IOptions<GrainCollectionOptions> collection, ILogger<Silo> log)
    : IHostedService, ILocalSiloDetails, IDisposable
{
    private readonly ConcurrentDictionary<Activation, bool> _activations = new();
    private readonly CancellationTokenSource _killed = new();
    private ITimer? _collector;

    public IServiceProvider Services { get; } = services;

    public ClusterClient Client { get; } = client;

    public Cluster Cluster => Client.Cluster;

    public TimeProvider Time { get; } = time;

    public ILogger Log { get; } = log;

    public string Name => options.Value.SiloName;

    public CancellationToken Killed => _killed.Token;

    public bool IsDead => _killed.IsCancellationRequested;

    public TimeSpan CollectionAge => collection.Value.CollectionAge;

    public void Remember(Activation activation) => _activations.TryAdd(activation, true);

    public void Forget(Activation activation)
    {
        _activations.TryRemove(activation, out _);
        Cluster.Forget(activation);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Cluster.Clients[Client.Id] = Client;
        Cluster.Join(this);
        foreach (var part in parts)
        {
            await part.StartAsync(this, cancellationToken);
        }

        _collector = Time.CreateTimer(_ => Collect(), null, collection.Value.CollectionQuantum, collection.Value.CollectionQuantum);
        Log.LogInformation("{Silo} of the stand-in for Orleans runs.", Name);
    }

    /// <summary>Stops in order, or, when the token is already cancelled, dies.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _collector?.Dispose();
        if (cancellationToken.IsCancellationRequested)
        {
            await _killed.CancelAsync();
        }

        Cluster.Leave(this);
        foreach (var part in parts)
        {
            await part.StopAsync();
        }

        while (!_activations.IsEmpty && !cancellationToken.IsCancellationRequested)
        {
            var leaving = _activations.Keys.ToList();
            leaving.ForEach(activation => activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "This silo is shutting down.")));
            await Task.WhenAll(leaving.Select(activation => activation.Deactivated))
                .WaitAsync(cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Cluster.Clients.TryRemove(Client.Id, out _);
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
            activation.Deactivate(new(DeactivationReasonCode.ActivationIdle, "Nobody used this activation for long."));
        }
    }
}
