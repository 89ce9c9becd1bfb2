using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Silo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.TestingHost;

namespace LiveScore.Grains.Tests.Support;

/// <summary>Silos with the product's grains, streams and storage; only feed and clock are the test's.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private Cluster(InProcessTestCluster cluster) => _cluster = cluster;

    public IClusterClient Client => _cluster.Client;

    public ISeasonWeekGrain Week12 => Client.GetSeasonWeek(Games.Week12);

    /// <summary>The product's store of states, by itself.</summary>
    public IGrainStorage Storage =>
        _cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(StorageNames.Provider);

    public Rehearsal Rehearsal => _cluster.GetSiloServiceProvider().GetRequiredService<Rehearsal>();

    /// <param name="store">Where the state is; several clusters may share one, as after a restart.</param>
    /// <param name="feed">What is asked.</param>
    /// <param name="clock">The league's.</param>
    /// <param name="silos">How many.</param>
    /// <param name="settings">Configuration, as an operator would write it.</param>
    /// <param name="time">What the silos' timers go by, or null for the system's.</param>
    public static async Task<Cluster> StartAsync(
        Store store, ScriptedFeed feed, LeagueClock clock, short silos = 1, Dictionary<string, string?>? settings = null, TimeProvider? time = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings ?? []).Build();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ServiceId = "livescore";
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((options, silo) =>
        {
            silo.Services.AddSingleton(time ?? TimeProvider.System);
            silo.Services.AddSingleton(clock);
            silo.Services.AddSingleton(feed.On(options.SiloName));
            silo.Services.AddGrains(configuration);
            silo.Services.AddSingleton<Rehearsal>();
            silo.AddStreams();
            store.AddTo(silo);
        });
        builder.ConfigureClient(client => client.AddMemoryStreams(StreamExtensions.ProviderName));
        var cluster = builder.Build();
        await Deadline.For(cluster.DeployAsync());
        return new(cluster);
    }

    /// <summary>What is in the store, whatever the grain thinks.</summary>
    public async Task<IGrainState<WeekState>> ReadAsync(SeasonWeekKey week)
    {
        var state = new GrainState<WeekState>(new());
        await Storage.ReadStateAsync(StorageNames.Week, Client.GetSeasonWeek(week).GetGrainId(), state);
        return state;
    }

    /// <summary>Writes a week's row as another silo would that believes the week to be its own.</summary>
    public Task WriteAsync(SeasonWeekKey week, IGrainState<WeekState> state) =>
        Storage.WriteStateAsync(StorageNames.Week, Client.GetSeasonWeek(week).GetGrainId(), state);

    /// <summary>Their names.</summary>
    public IEnumerable<string> Silos => _cluster.Silos.Select(silo => silo.Name);

    public Task KillAsync(string silo) => Deadline.For(_cluster.KillSiloAsync(_cluster.Silos.Single(handle => handle.Name == silo)));

    public Task DeactivateAsync(IAddressable grain) => _cluster.DeactivateAsync(grain);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
