using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Internal;
using Orleans.Runtime.Providers;
using Orleans.Storage;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(LiveScore.Cluster.Contract.OneSilo))]

namespace LiveScore.Cluster.Contract;

/// <summary>The cluster that most tests share, each with keys of its own.</summary>
public sealed class OneSilo : IAsyncLifetime
{
    public const string Store = "store";
    public const string FaultyStore = "faulty";
    public const string Postgres = "postgres";
    public const string Streams = "streams";
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(3);

    public InProcessTestCluster Cluster { get; } = NewCluster(1).Build();

    public IClusterClient Client => Cluster.Client;

    public IServiceProvider Silo => Cluster.GetSiloServiceProvider();

    public async ValueTask InitializeAsync() => await Cluster.DeployAsync();

    public async ValueTask DisposeAsync() => await Cluster.DisposeAsync();

    internal static InProcessTestClusterBuilder NewCluster(
        short silos, Action<InProcessTestSiloSpecificOptions, ISiloBuilder>? more = null, bool remindersInMemory = true)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((options, silo) =>
        {
            more?.Invoke(options, silo);
            silo.AddMemoryGrainStorage(Store)
                .AddMemoryGrainStorage("PubSubStore")
                .Configure<ReminderOptions>(reminders => reminders.MinimumReminderPeriod = TimeSpan.FromSeconds(1))
                .Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout)
                .Configure<GrainCollectionOptions>(collection => collection.CollectionQuantum = TimeSpan.FromSeconds(1))
                .AddMemoryStreams(Streams, streams =>
                {
                    streams.ConfigurePartitioning(2);
                    streams.ConfigurePullingAgent(agent =>
                        agent.Configure(pulling => pulling.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(10)));
                    streams.ConfigureBackoffProvider((_, _) => (IMessageDeliveryBackoffProvider)new Backoff());
                    streams.ConfigureBackoffProvider((_, _) => (IQueueReaderBackoffProvider)new Backoff());
                });
            if (remindersInMemory)
            {
                silo.UseInMemoryReminderService();
            }

            silo.Services.AddKeyedSingleton<IGrainStorage>(FaultyStore, (_, _) => new FaultyStorage());
        });
        builder.ConfigureClient(client => client
            .AddMemoryStreams(Streams, streams => streams.ConfigurePartitioning(2))
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout));
        return builder;
    }

    private sealed class Backoff : IMessageDeliveryBackoffProvider, IQueueReaderBackoffProvider
    {
        TimeSpan IBackoffProvider.Next(int attempt) => TimeSpan.FromMilliseconds(20);
    }
}
