using LiveScore.Contracts;
using LiveScore.Simulation.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace LiveScore.Simulation.Cluster;

/// <summary>A process of the product, within this one.</summary>
internal abstract class Node(World world, string name, string cluster)
{
    private readonly NodeTime _time = new(world.Time);
    private IHost? _host;

    public string Name => name;

    /// <summary>Until it is killed or stopped.</summary>
    public bool IsAlive { get; private set; }

    protected World World => world;

    protected IHost Host => _host!;

    public async Task StartAsync()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(world.Plan.Settings);
        builder.Logging.AddProvider(new TraceLog(world.Trace, name)).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        // By the machine's clock, of which nothing here knows.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        builder.Services.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, "livescore"));
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddSingleton(new LeagueClock(_time, VirtualTime.Start + (world.Time.Passed * world.Plan.Speed), world.Plan.Speed));
        builder.Services.AddKeyedSingleton(StreamExtensions.ProviderName, world.Streams.For(this));
        Compose(builder);
        _host = builder.Build();
        IsAlive = true;
        await _host.StartAsync();
        world.Trace.Say($"{name} runs");
    }

    /// <summary>As by SIGTERM.</summary>
    public async Task StopAsync()
    {
        await Host.StopAsync();
        End();
    }

    /// <summary>As by SIGKILL: it does nothing more, and nobody is told.</summary>
    public async Task KillAsync()
    {
        End();
        await DieAsync();
    }

    /// <summary>Gives back what the runtime holds for it, when nothing matters any more.</summary>
    public async Task DisposeAsync()
    {
        End();
        await ((IAsyncDisposable)Host).DisposeAsync();
    }

    protected abstract void Compose(HostApplicationBuilder builder);

    /// <summary>What a killed process leaves undone.</summary>
    protected virtual Task DieAsync() => Task.CompletedTask;

    /// <summary>The process is gone, whatever the way.</summary>
    protected virtual void End()
    {
        IsAlive = false;
        _time.Stop();
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
