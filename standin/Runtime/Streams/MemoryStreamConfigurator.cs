using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Providers;

namespace Orleans.Hosting;

/// <summary>What Orleans has several interfaces for, of silos and of clients.</summary>
public sealed class MemoryStreamConfigurator
{
    private readonly OptionsBuilder<StreamPullingAgentOptions> _pulling;

    internal MemoryStreamConfigurator(OptionsBuilder<StreamPullingAgentOptions> pulling) => _pulling = pulling;

    internal int Queues { get; private set; } = 8;

    internal Func<IServiceProvider, string, IMessageDeliveryBackoffProvider>? DeliveryBackoff { get; private set; }

    internal Func<IServiceProvider, string, IQueueReaderBackoffProvider>? ReaderBackoff { get; private set; }

    public void ConfigurePartitioning(int numOfQueues) => Queues = numOfQueues;

    public void ConfigurePullingAgent(Action<OptionsBuilder<StreamPullingAgentOptions>> configureOptions) => configureOptions(_pulling);

    public void ConfigureBackoffProvider(Func<IServiceProvider, string, IMessageDeliveryBackoffProvider> factory) => DeliveryBackoff = factory;

    public void ConfigureBackoffProvider(Func<IServiceProvider, string, IQueueReaderBackoffProvider> factory) => ReaderBackoff = factory;
}
