using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Grains;
using LiveScore.Grains.Chat;
using LiveScore.Hosting;
using LiveScore.Silo.Storage;
using LiveScore.Telemetry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace LiveScore.Silo;

/// <summary>Makes a host a silo.</summary>
public static class SiloHostExtensions
{
    /// <summary>The name of the connection string that turns PostgreSQL on.</summary>
    public const string Postgres = "Postgres";

    private const string PubSubStore = "PubSubStore";
    private const string Invariant = "Npgsql";

    /// <summary>
    /// Adds grains, feed, storage and streams.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="clustered">Whether to join other silos through PostgreSQL, or to be alone.</param>
    public static IHostApplicationBuilder AddSilo(this IHostApplicationBuilder builder, bool clustered)
    {
        var configuration = builder.Configuration;
        var postgres = configuration.GetConnectionString(Postgres);
        if (clustered && string.IsNullOrEmpty(postgres))
        {
            throw new FormatException(
                "Silos find each other through PostgreSQL: set ConnectionStrings:Postgres (ConnectionStrings__Postgres in the environment).");
        }

        builder.AddTelemetry("livescore-silo");
        builder.AddClusterSettings();
        builder.Services.AddGrains(configuration);
        if (clustered)
        {
            builder.Services.AddSingleton<Rehearsal>();
        }

        var silo = configuration.GetSection(SiloOptions.Section).Get<SiloOptions>() ?? new();
        var service = ServiceOf(configuration);
        builder.UseOrleans(orleans =>
        {
            orleans.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (service, service));
            orleans.UseCluster(configuration, silo, clustered ? postgres : null, service);
            orleans.AddStreams();
            if (string.IsNullOrEmpty(postgres))
            {
                orleans.AddEmbeddedStorage(FileOf(configuration));
            }
            else
            {
                orleans.AddPostgresStorage(postgres);
            }
        });
        return builder;
    }

    /// <summary>Starts following what is configured as soon as the silo runs.</summary>
    public static IHostApplicationBuilder AddSeasonFollower(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService<SeasonFollower>();
        return builder;
    }

    /// <summary>
    /// What has to be there before the host starts, or say why it cannot: the embedded store's file, or the tables and queries
    /// in PostgreSQL that Orleans reads at start.
    /// </summary>
    /// <exception cref="FormatException">The connection string is none.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="DbException">PostgreSQL cannot be reached, or its tables cannot be used.</exception>
    /// <returns>How many weeks and rooms got a new epoch, since the rows came from a backup.</returns>
    public static async Task<int> PrepareStorageAsync(this IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (configuration.GetConnectionString(Postgres) is not { Length: > 0 } postgres)
        {
            var file = FileOf(configuration);
            try
            {
                _ = new SqliteGrainStorage(file);
            }
            catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
            {
                throw new IOException($"The store {Path.GetFullPath(file)} cannot be written: {fault.Message}", fault);
            }

            return 0;
        }

        try
        {
            return await PostgresSchema.PrepareAsync(postgres, cancellationToken);
        }
        catch (ArgumentException fault)
        {
            throw new FormatException($"ConnectionStrings:Postgres is no connection string of Npgsql: {fault.Message}", fault);
        }
    }

    /// <summary>What the grains need. What is registered already stays: a test brings a clock, a feed or chance of its own.</summary>
    internal static void AddGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLeagueClock(configuration);
#pragma warning disable RS0030 // The one place where chance comes from.
        services.TryAddSingleton(Random.Shared);
#pragma warning restore RS0030
        services.AddOptions<SiloOptions>().Bind(configuration.GetSection(SiloOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiloOptions>, SiloOptions>();
        services.AddOptions<PollingOptions>().Bind(configuration.GetSection(PollingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.AddSingleton<GrainMetrics>();
        services.AddSingleton<Pollers>();
        services.AddOptions<ChatOptions>().Bind(configuration.GetSection(ChatOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FollowOptions>().Bind(configuration.GetSection(FollowOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FollowOptions>, FollowOptions>();
        var follow = configuration.GetSection(FollowOptions.Section).Get<FollowOptions>() ?? new();
        services.AddFeed(provider => provider.GetRequiredService<LeagueClock>(), follow.Pinned ?? FollowOptions.DemoWeek);
    }

    private static string FileOf(IConfiguration configuration) => Path.Combine(
        configuration[$"{SiloOptions.Section}:{nameof(SiloOptions.Data)}"] ?? new SiloOptions().Data, $"{ServiceOf(configuration)}.db");

    // Simulated games must never be found among real ones.
    private static string ServiceOf(IConfiguration configuration) =>
        configuration[$"{FeedOptions.Section}:{nameof(FeedOptions.Kind)}"] is null or "demo" ? "livescore-demo" : "livescore";

    private static void UseCluster(
        this ISiloBuilder orleans, IConfiguration configuration, SiloOptions silo, string? postgres, string service)
    {
        var port = silo.Port == 0 ? FreePort() : silo.Port;
        var gateway = silo.GatewayPort == 0 ? FreePort() : silo.GatewayPort;
        if (postgres is null)
        {
            orleans.UseLocalhostClustering(port, gateway, serviceId: service, clusterId: service);
        }
        else
        {
            orleans.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Invariant, postgres));
            orleans.Configure<EndpointOptions>(options =>
            {
                var address = silo.FindAddress();
                (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (address, port, gateway);
                options.SiloListeningEndpoint = new(address, port);
                options.GatewayListeningEndpoint = new(address, gateway);
            });
            configuration.UseClusterTls(configure => orleans.UseTls(configure));
        }

        orleans.Services.AddOptions<ClusterMembershipOptions>().Configure<IOptions<ClusterSettings>>((options, cluster) =>
        {
            options.ProbeTimeout = cluster.Value.ProbeTimeout;
            options.NumMissedProbesLimit = cluster.Value.MissedProbes;
            options.NumVotesForDeathDeclaration = cluster.Value.Votes;
            options.TableRefreshTimeout = cluster.Value.TableRefresh;
            options.IAmAliveTablePublishTimeout = cluster.Value.AliveEvery;
        });
        orleans.Services.AddOptions<SiloMessagingOptions>().Configure<IOptions<ClusterSettings>>(
            (options, cluster) => options.ResponseTimeout = cluster.Value.ResponseTimeout);
    }

    internal static void AddStreams(this ISiloBuilder orleans) =>
        orleans.AddMemoryStreams(StreamExtensions.ProviderName, streams =>
        {
            // With one queue a single slow registration would hold up every week.
            streams.ConfigurePartitioning(4);
            streams.ConfigurePullingAgent(agent => agent.Configure(options =>
            {
                // Followers wait at the grains and hear of changes sooner than by any polling that a silo could afford; each reading of
                // a queue wakes two threads.
                options.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(250);
                options.BatchContainerBatchSize = 32;
                options.MaxEventDeliveryTime = TimeSpan.FromSeconds(10);
            }));
            streams.ConfigureBackoffProvider((_, _) => (Orleans.Runtime.Providers.IQueueReaderBackoffProvider)new StreamBackoff());
        });

    internal static void AddEmbeddedStorage(this ISiloBuilder orleans, string file)
    {
        orleans.Services.AddKeyedSingleton<IGrainStorage>(StorageNames.Provider, (_, _) => new SqliteGrainStorage(file));
        orleans.AddMemoryGrainStorage(PubSubStore);
        orleans.UseInMemoryReminderService();
    }

    internal static void AddPostgresStorage(this ISiloBuilder orleans, string postgres)
    {
        orleans.AddAdoNetGrainStorage(StorageNames.Provider, (AdoNetGrainStorageOptions options) =>
        {
            (options.Invariant, options.ConnectionString) = (Invariant, postgres);
            options.GrainStorageSerializer = new StateSerializer();
        });
        // In memory the subscriptions would die with their silo, and the streams fall silent for good.
        orleans.AddAdoNetGrainStorage(PubSubStore, (AdoNetGrainStorageOptions options) =>
        {
            (options.Invariant, options.ConnectionString) = (Invariant, postgres);
            options.DeleteStateOnClear = true;
        });
        // Without this a caller hears of a missing codec instead of what the database said.
        orleans.Services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add(Invariant));
        orleans.UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (Invariant, postgres));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
