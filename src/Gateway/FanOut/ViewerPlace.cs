using System.Net;

namespace LiveScore.Gateway.FanOut;

/// <summary>A place that was asked for, if there was one. Given back by disposal unless the fan-out keeps it.</summary>
internal sealed class ViewerPlace(ViewerSlots slots, IPAddress? address, Slot slot) : IDisposable
{
    private bool _isOurs = slot == Slot.Taken;

    public Slot Slot => slot;

    public IPAddress? Address => address;

    /// <summary>It belongs to somebody else now.</summary>
    public void Keep() => _isOurs = false;

    public void Dispose()
    {
        if (_isOurs)
        {
            slots.GiveBack(address);
        }
    }
}
