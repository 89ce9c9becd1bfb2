using System.Net;
using Orleans.Storage;

namespace Orleans.Configuration
{
    public class ClusterOptions
    {
        public string ClusterId { get; set; } = "default";

        public string ServiceId { get; set; } = "default";
    }

    public class SiloOptions
    {
        public string SiloName { get; set; } = "Silo";
    }

    public class GrainCollectionOptions
    {
        public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

        public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);
    }

    public abstract class MessagingOptions
    {
        public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
    }

    public class SiloMessagingOptions : MessagingOptions;

    public class ClientMessagingOptions : MessagingOptions;

    public class StreamPullingAgentOptions
    {
        public int BatchContainerBatchSize { get; set; } = 1;

        public TimeSpan GetQueueMsgsTimerPeriod { get; set; } = TimeSpan.FromMilliseconds(100);

        public TimeSpan MaxEventDeliveryTime { get; set; } = TimeSpan.FromMinutes(1);
    }

    public abstract class AdoNetOptions
    {
        public string Invariant { get; set; } = "";

        public string ConnectionString { get; set; } = "";
    }

    public class AdoNetGrainStorageOptions : AdoNetOptions
    {
        public IGrainStorageSerializer GrainStorageSerializer { get; set; } = new StandIn.JsonSerializerOfStates();

        public bool DeleteStateOnClear { get; set; }
    }

    public class AdoNetReminderTableOptions : AdoNetOptions;

    // What is real only between processes is accepted and unused.
    public class AdoNetClusteringSiloOptions : AdoNetOptions;

    public class AdoNetClusteringClientOptions : AdoNetOptions;

    public class EndpointOptions
    {
        public IPAddress? AdvertisedIPAddress { get; set; }

        public int SiloPort { get; set; }

        public int GatewayPort { get; set; }

        public IPEndPoint? SiloListeningEndpoint { get; set; }

        public IPEndPoint? GatewayListeningEndpoint { get; set; }
    }

    public class GatewayOptions
    {
        public TimeSpan GatewayListRefreshPeriod { get; set; }
    }

    public class ClusterMembershipOptions
    {
        public TimeSpan ProbeTimeout { get; set; }

        public TimeSpan TableRefreshTimeout { get; set; }

        public TimeSpan IAmAliveTablePublishTimeout { get; set; }

        public int NumMissedProbesLimit { get; set; }

        public int NumVotesForDeathDeclaration { get; set; }
    }
}

namespace Orleans.Hosting
{
    public sealed class ReminderOptions
    {
        public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);
    }
}

namespace Orleans.Serialization
{
    // Exceptions of every type cross here: they never leave the process.
    public class ExceptionSerializationOptions
    {
        public HashSet<string> SupportedNamespacePrefixes { get; } = [];
    }
}
