using System.Collections.ObjectModel;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.StandIn;

namespace Orleans.TestingHost;

public sealed class InProcessTestClusterOptions
{
    public string ClusterId { get; set; } = "";

    public string ServiceId { get; set; } = "";

    public bool InitializeClientOnDeploy { get; set; } = true;

    public short InitialSilosCount { get; set; }

    public bool ConfigureFileLogging { get; set; }

    public List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> SiloHostConfigurationDelegates { get; } = [];

    public List<Action<IHostApplicationBuilder>> ClientHostConfigurationDelegates { get; } = [];
}

public sealed class InProcessTestSiloSpecificOptions
{
    public int SiloPort { get; set; }

    public int GatewayPort { get; set; }

    public string SiloName { get; set; } = "";
}

public sealed class InProcessTestClusterBuilder
{
    private static int s_clusters;

    public InProcessTestClusterBuilder() : this(2) { }

    public InProcessTestClusterBuilder(short initialSilosCount)
    {
        var number = Interlocked.Increment(ref s_clusters).ToString(CultureInfo.InvariantCulture);
        Options = new() { InitialSilosCount = initialSilosCount, ClusterId = $"testcluster-{number}", ServiceId = $"testservice-{number}" };
    }

    public InProcessTestClusterOptions Options { get; }

    public InProcessTestClusterBuilder ConfigureHost(Action<IHostApplicationBuilder> configureDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add((_, host) => configureDelegate(host));
        Options.ClientHostConfigurationDelegates.Add(configureDelegate);
        return this;
    }

    public InProcessTestClusterBuilder ConfigureSilo(Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configureSiloDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add((options, host) => host.UseOrleans(silo => configureSiloDelegate(options, silo)));
        return this;
    }

    public InProcessTestClusterBuilder ConfigureSiloHost(
        Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder> configureSiloHostDelegate)
    {
        Options.SiloHostConfigurationDelegates.Add(configureSiloHostDelegate);
        return this;
    }

    public InProcessTestClusterBuilder ConfigureClient(Action<IClientBuilder> configureClientDelegate)
    {
        Options.ClientHostConfigurationDelegates.Add(host => host.UseOrleansClient(configureClientDelegate));
        return this;
    }

    public InProcessTestClusterBuilder ConfigureClientHost(Action<IHostApplicationBuilder> configureHostDelegate)
    {
        Options.ClientHostConfigurationDelegates.Add(configureHostDelegate);
        return this;
    }

    public InProcessTestCluster Build() => new(Options);
}

public sealed class InProcessSiloHandle : IAsyncDisposable
{
    public string Name { get; init; } = "";

    public required IHost SiloHost { get; init; }

    public required SiloAddress SiloAddress { get; init; }

    public IServiceProvider ServiceProvider => SiloHost.Services;

    public bool IsActive { get; private set; } = true;

    public async Task StopSiloAsync(bool stopGracefully)
    {
        if (IsActive)
        {
            IsActive = false;
            await SiloHost.StopAsync(new CancellationToken(canceled: !stopGracefully));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopSiloAsync(stopGracefully: true);
        await ((IAsyncDisposable)SiloHost).DisposeAsync();
    }
}

public sealed class InProcessTestCluster(InProcessTestClusterOptions options) : IAsyncDisposable
{
    private readonly Cluster _cluster = new();
    private readonly List<InProcessSiloHandle> _silos = [];
    private IHost? _client;
    private int _started;

    public InProcessTestClusterOptions Options { get; } = options;

    public ReadOnlyCollection<InProcessSiloHandle> Silos => [.. _silos];

    public IClusterClient Client => _client?.Services.GetRequiredService<IClusterClient>()
        ?? throw new InvalidOperationException("The test cluster client is unavailable because the cluster has not been deployed.");

    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) =>
        _silos.First(handle => silo is null || handle.SiloAddress == silo).ServiceProvider;

    public async Task DeployAsync()
    {
        for (var i = 0; i < Options.InitialSilosCount; i++)
        {
            await StartAdditionalSiloAsync();
        }

        if (Options.InitializeClientOnDeploy)
        {
            await InitializeClientAsync();
        }
    }

    public async Task InitializeClientAsync()
    {
        var host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        Options.ClientHostConfigurationDelegates.ForEach(configure => configure(host));
        host.UseOrleansClient(client => Common(client.Services));
        _client = host.Build();
        await _client.StartAsync();
    }

    public async Task<InProcessSiloHandle> StartAdditionalSiloAsync()
    {
        var number = _started++;
        var specific = new InProcessTestSiloSpecificOptions
        {
            SiloName = $"Silo_{number.ToString(CultureInfo.InvariantCulture)}",
            SiloPort = 20_000 + number,
            GatewayPort = 30_000 + number,
        };
        var host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        Options.SiloHostConfigurationDelegates.ForEach(configure => configure(specific, host));
        host.UseOrleans(silo =>
        {
            Common(silo.Services);
            silo.Configure<SiloOptions>(names => names.SiloName = specific.SiloName);
            silo.Configure<EndpointOptions>(endpoints => (endpoints.SiloPort, endpoints.GatewayPort) = (specific.SiloPort, specific.GatewayPort));
        });
        var built = host.Build();
        await built.StartAsync();
        var handle = new InProcessSiloHandle
        {
            Name = specific.SiloName,
            SiloHost = built,
            SiloAddress = built.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress,
        };
        _silos.Add(handle);
        return handle;
    }

    public async Task StopSiloAsync(InProcessSiloHandle instance)
    {
        await instance.DisposeAsync();
        _silos.Remove(instance);
        _started--;
    }

    public async Task KillSiloAsync(InProcessSiloHandle instance)
    {
        await instance.StopSiloAsync(stopGracefully: false);
        await StopSiloAsync(instance);
    }

    public async Task DeactivateAsync(IAddressable grain)
    {
        if (_cluster.Find(grain.GetGrainId()) is { } activation)
        {
            activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateAsync was called."));
            await activation.Deactivated;
        }
    }

    public async Task StopAllSilosAsync()
    {
        await StopClientAsync();
        foreach (var silo in Silos)
        {
            await StopSiloAsync(silo);
        }
    }

    public async ValueTask DisposeAsync() => await StopAllSilosAsync();

    private async Task StopClientAsync()
    {
        if (Interlocked.Exchange(ref _client, null) is { } client)
        {
            await client.StopAsync();
            client.Dispose();
        }
    }

    private void Common(IServiceCollection services)
    {
        services.AddSingleton(new ClusterSource(() => _cluster));
        services.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Options.ClusterId, Options.ServiceId));
    }
}
