using System.Data.Common;
using System.Net;
using Orleans.Storage;

namespace Orleans.Configuration
{
    public class ClusterOptions
    {
        public const string DefaultClusterId = "default";
        public const string DefaultServiceId = "default";

        public string ClusterId { get; set; } = DefaultClusterId;

        public string ServiceId { get; set; } = DefaultServiceId;
    }

    public class SiloOptions
    {
        public string SiloName { get; set; } = "Silo";
    }

    public class EndpointOptions
    {
        public const int DEFAULT_SILO_PORT = 11111;
        public const int DEFAULT_GATEWAY_PORT = 30000;

        public IPAddress AdvertisedIPAddress { get; set; } = IPAddress.Loopback;

        public int SiloPort { get; set; } = DEFAULT_SILO_PORT;

        public int GatewayPort { get; set; } = DEFAULT_GATEWAY_PORT;

        public IPEndPoint? SiloListeningEndpoint { get; set; }

        public IPEndPoint? GatewayListeningEndpoint { get; set; }
    }

    // Detection of dead silos is real only between processes: these are accepted and unused.
    public class ClusterMembershipOptions
    {
        public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);

        public TimeSpan TableRefreshTimeout { get; set; } = TimeSpan.FromSeconds(60);

        public TimeSpan DeathVoteExpirationTimeout { get; set; } = TimeSpan.FromMinutes(2);

        public TimeSpan IAmAliveTablePublishTimeout { get; set; } = TimeSpan.FromSeconds(30);

        public int NumMissedProbesLimit { get; set; } = 3;

        public int NumMissedTableIAmAliveLimit { get; set; } = 3;

        public int NumVotesForDeathDeclaration { get; set; } = 2;

        public bool EnableConnectionLivenessCheck { get; set; } = true;

        public TimeSpan DefunctSiloExpiration { get; set; } = TimeSpan.FromDays(7);

        public TimeSpan? DefunctSiloCleanupPeriod { get; set; } = TimeSpan.FromHours(1);
    }

    public abstract class MessagingOptions
    {
        public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

        public int MaxMessageBodySize { get; set; } = 100 * 1024 * 1024;
    }

    public class SiloMessagingOptions : MessagingOptions;

    public class ClientMessagingOptions : MessagingOptions;

    public class GatewayOptions
    {
        public TimeSpan GatewayListRefreshPeriod { get; set; } = TimeSpan.FromMinutes(1);
    }

    public class GrainCollectionOptions
    {
        public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

        public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

        public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

        public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);
    }

    public class StreamPullingAgentOptions
    {
        public int BatchContainerBatchSize { get; set; } = 1;

        public TimeSpan GetQueueMsgsTimerPeriod { get; set; } = TimeSpan.FromMilliseconds(100);

        public TimeSpan MaxEventDeliveryTime { get; set; } = TimeSpan.FromMinutes(1);

        public TimeSpan StreamInactivityPeriod { get; set; } = TimeSpan.FromMinutes(30);
    }

    public class HashRingStreamQueueMapperOptions
    {
        public int TotalQueueCount { get; set; } = 8;
    }

    public class MemoryGrainStorageOptions
    {
        public int NumStorageGrains { get; set; } = 10;

        public IGrainStorageSerializer? GrainStorageSerializer { get; set; }
    }

    public abstract class AdoNetOptions
    {
        public string Invariant { get; set; } = null!;

        public string? ConnectionString { get; set; }

        public DbDataSource? DataSource { get; set; }
    }

    public class AdoNetGrainStorageOptions : AdoNetOptions
    {
        public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;

        public bool DeleteStateOnClear { get; set; }
    }

    public class AdoNetReminderTableOptions : AdoNetOptions;

    public class AdoNetClusteringSiloOptions : AdoNetOptions;

    public class AdoNetClusteringClientOptions : AdoNetOptions;
}

namespace Orleans.Hosting
{
    public sealed class ReminderOptions
    {
        public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

        public TimeSpan RefreshReminderListPeriod { get; set; } = TimeSpan.FromMinutes(5);

        public TimeSpan InitializationTimeout { get; set; } = TimeSpan.FromMinutes(5);
    }
}

namespace Orleans.Serialization
{
    // Exceptions of every type cross here: they never leave the process.
    public class ExceptionSerializationOptions
    {
        public HashSet<string> SupportedNamespacePrefixes { get; } = new(StringComparer.Ordinal) { "Microsoft", "System", "Azure" };
    }
}
