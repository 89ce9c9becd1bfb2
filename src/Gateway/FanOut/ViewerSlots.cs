using System.Collections.Concurrent;
using System.Net;
using LiveScore.Gateway.Metrics;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.FanOut;

/// <summary>Whether a viewer found a place.</summary>
internal enum Slot
{
    Taken,

    /// <summary>The gateway is full.</summary>
    NoneLeft,

    /// <summary>Its address has as many as it may.</summary>
    NoneForAddress,
}

/// <summary>Counts the viewers, so that there are never more than the options allow.</summary>
internal sealed class ViewerSlots(IOptions<GatewayOptions> options, GatewayMetrics metrics)
{
    private readonly ConcurrentDictionary<IPAddress, int> _perAddress = new();
    private int _taken;

    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Takes a place, if there is one.</summary>
    public ViewerPlace Take(IPAddress? address) => new(this, address, TryTake(address));

    public void GiveBack(IPAddress? address)
    {
        Interlocked.Decrement(ref _taken);
        if (Counts(address) && _perAddress.AddOrUpdate(address!, 0, (_, taken) => taken - 1) <= 0)
        {
            _perAddress.TryRemove(new(address!, 0));
        }
    }

    private Slot TryTake(IPAddress? address)
    {
        if (Interlocked.Increment(ref _taken) > options.Value.MaxViewers)
        {
            Interlocked.Decrement(ref _taken);
            metrics.Refused("full");
            return Slot.NoneLeft;
        }

        if (Counts(address) && _perAddress.AddOrUpdate(address!, 1, (_, taken) => taken + 1) > options.Value.MaxViewersPerAddress)
        {
            GiveBack(address);
            metrics.Refused("address");
            return Slot.NoneForAddress;
        }

        return Slot.Taken;
    }

    private bool Counts(IPAddress? address) => options.Value.MaxViewersPerAddress > 0 && address is not null;
}
