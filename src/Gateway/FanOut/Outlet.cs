using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.FanOut;

/// <summary>
/// The way to one viewer: a bare socket, or a stream of the web server where there are layers in between (TLS, HTTP/2). Only
/// the viewer's loop sends.
/// </summary>
internal abstract class Outlet
{
    /// <summary>Called once, before anything is sent.</summary>
    /// <param name="taken">To be called, on any thread, when a packet that had to wait is through.</param>
    /// <param name="lost">To be called, on any thread, when the viewer is gone.</param>
    public abstract void Open(Action taken, Action lost);

    /// <summary>
    /// Sends a packet whole. False when the viewer does not take it at once: then the outlet sees it through and tells, and
    /// nothing more may be sent before that.
    /// </summary>
    public abstract bool TrySend(Packet packet);

    /// <summary>Waits until there may be something to receive, if it can be known.</summary>
    public abstract ValueTask WaitAsync();

    /// <summary>Receives what the viewer sends; 0 when it has ended. For whoever listens to it, on any thread.</summary>
    public abstract ValueTask<int> ReceiveAsync(Memory<byte> buffer);

    /// <summary>Nothing more will be sent. The viewer has to end the connection, or is cut off.</summary>
    public abstract void End();

    /// <summary>Lets go at once.</summary>
    public abstract void Cut();
}
