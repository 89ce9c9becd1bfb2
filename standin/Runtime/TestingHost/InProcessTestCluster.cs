using System.Collections.ObjectModel;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.StandIn;

namespace Orleans.TestingHost;

public sealed class InProcessTestClusterOptions
{
    public string ClusterId { get; set; } = "";

    public string ServiceId { get; set; } = "";

    public short InitialSilosCount { get; set; }

    public bool ConfigureFileLogging { get; set; }
}

public sealed record InProcessTestSiloSpecificOptions(string SiloName);

public sealed class InProcessTestClusterBuilder
{
    private static int s_clusters;
    private readonly List<Action<InProcessTestSiloSpecificOptions, ISiloBuilder>> _silos = [];
    private readonly List<Action<IClientBuilder>> _clients = [];

    public InProcessTestClusterBuilder(short initialSilosCount)
    {
        var number = Interlocked.Increment(ref s_clusters).ToString(CultureInfo.InvariantCulture);
        Options = new() { InitialSilosCount = initialSilosCount, ClusterId = $"testcluster-{number}", ServiceId = $"testservice-{number}" };
    }

    public InProcessTestClusterOptions Options { get; }

    public InProcessTestClusterBuilder ConfigureSilo(Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configureSiloDelegate)
    {
        _silos.Add(configureSiloDelegate);
        return this;
    }

    public InProcessTestClusterBuilder ConfigureClient(Action<IClientBuilder> configureClientDelegate)
    {
        _clients.Add(configureClientDelegate);
        return this;
    }

    public InProcessTestCluster Build() => new(Options, _silos, _clients);
}

public sealed class InProcessSiloHandle
{
    internal InProcessSiloHandle(string name, IHost host) => (Name, Host) = (name, host);

    public string Name { get; }

    internal IHost Host { get; }
}

public sealed class InProcessTestCluster : IAsyncDisposable
{
    private readonly Cluster _cluster = new();
    private readonly List<InProcessSiloHandle> _silos = [];
    private readonly List<Action<InProcessTestSiloSpecificOptions, ISiloBuilder>> _configureSilo;
    private readonly List<Action<IClientBuilder>> _configureClient;
    private IHost? _client;

    internal InProcessTestCluster(
        InProcessTestClusterOptions options,
        List<Action<InProcessTestSiloSpecificOptions, ISiloBuilder>> configureSilo,
        List<Action<IClientBuilder>> configureClient) =>
        (Options, _configureSilo, _configureClient) = (options, configureSilo, configureClient);

    public InProcessTestClusterOptions Options { get; }

    public ReadOnlyCollection<InProcessSiloHandle> Silos => [.. _silos];

    public IClusterClient Client => _client?.Services.GetRequiredService<IClusterClient>()
        ?? throw new InvalidOperationException("The test cluster client is unavailable because the cluster has not been deployed.");

    public IServiceProvider GetSiloServiceProvider() => _silos[0].Host.Services;

    public async Task DeployAsync()
    {
        for (var i = 0; i < Options.InitialSilosCount; i++)
        {
            await StartAdditionalSiloAsync();
        }

        var host = NewHost();
        host.UseOrleansClient(client => _configureClient.ForEach(configure => configure(client)));
        _client = host.Build();
        await _client.StartAsync();
    }

    public async Task<InProcessSiloHandle> StartAdditionalSiloAsync()
    {
        var specific = new InProcessTestSiloSpecificOptions($"Silo_{_silos.Count.ToString(CultureInfo.InvariantCulture)}");
        var builder = NewHost();
        builder.UseOrleans(silo =>
        {
            silo.Configure<SiloOptions>(names => names.SiloName = specific.SiloName);
            _configureSilo.ForEach(configure => configure(specific, silo));
        });
        var handle = new InProcessSiloHandle(specific.SiloName, builder.Build());
        await handle.Host.StartAsync();
        _silos.Add(handle);
        return handle;
    }

    public Task StopSiloAsync(InProcessSiloHandle instance) => StopAsync(instance, stopGracefully: true);

    public Task KillSiloAsync(InProcessSiloHandle instance) => StopAsync(instance, stopGracefully: false);

    public async Task DeactivateAsync(Runtime.IAddressable grain)
    {
        if (_cluster.Find(grain.GetGrainId()) is { } activation)
        {
            activation.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "DeactivateAsync was called."));
            await activation.Deactivated;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _client, null) is { } client)
        {
            await client.StopAsync();
            client.Dispose();
        }

        foreach (var silo in Silos)
        {
            await StopSiloAsync(silo);
        }
    }

    private async Task StopAsync(InProcessSiloHandle silo, bool stopGracefully)
    {
        await silo.Host.StopAsync(new CancellationToken(canceled: !stopGracefully));
        await ((IAsyncDisposable)silo.Host).DisposeAsync();
        _silos.Remove(silo);
    }

    private HostApplicationBuilder NewHost()
    {
        var host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        host.Services.AddSingleton(_cluster);
        host.Services.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Options.ClusterId, Options.ServiceId));
        return host;
    }
}
