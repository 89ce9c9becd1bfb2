using System.Net;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.FanOut;

/// <summary>
/// One open connection. What it has yet to hear is no queue: its cursors say where it stands, and when it takes bytes again it
/// is told what is true then. Everything but the constructor's facts belongs to its loop; the methods that others may call
/// leave word there.
/// </summary>
internal sealed class Viewer
{
    private readonly FanOutLoop _loop;
    private Queue<Reply>? _replies;

    public Viewer(FanOutLoop loop, Outlet outlet, Format format, IPAddress? address)
    {
        (_loop, Outlet, Format, Address) = (loop, outlet, format, address);
        outlet.Open(() => _loop.Post(() => _loop.Taken(this)), () => _loop.Post(() => _loop.Close(this)));
    }

    public Outlet Outlet { get; }

    public Format Format { get; }

    public IPAddress? Address { get; }

    /// <summary>In the order in which they were asked for.</summary>
    public List<Subscription> Subscriptions { get; } = new(1);

    /// <summary>Since when it does not take what it was sent; 0 while it does.</summary>
    public long WaitingSince { get; set; }

    /// <summary>When its next heartbeat is due.</summary>
    public long BeatAt { get; set; }

    /// <summary>When it was last heard. Written by whoever reads from it; 0 for those that are not expected to speak.</summary>
    public long HeardAt { get; set; }

    /// <summary>When its end is due, long.MaxValue while it is not.</summary>
    public long EndAt { get; set; } = long.MaxValue;

    /// <summary>Its end is under way; at this moment it is cut off. 0 while it is not.</summary>
    public long CutAt { get; set; }

    /// <summary>What it has yet to be told before it ends.</summary>
    public Packet? LastWord { get; set; }

    public bool IsClosed { get; set; }

    public bool IsFree => WaitingSince == 0 && CutAt == 0 && !IsClosed;

    /// <summary>Its place in the list of the loop.</summary>
    public int Index { get; set; }

    /// <summary>Adds topics, or starts them anew.</summary>
    public void Subscribe(IReadOnlyList<Wish> wishes) => _loop.Post(() => _loop.Subscribe(this, wishes));

    public void Unsubscribe(TopicName topic) => _loop.Post(() => _loop.Unsubscribe(this, topic));

    /// <summary>Sends something of its own to this viewer. Ends when the viewer has taken it, or is gone.</summary>
    public Task SendAsync(Packet packet)
    {
        var reply = new Reply(packet);
        _loop.Post(() =>
        {
            (_replies ??= new()).Enqueue(reply);
            _loop.SendReplies(this);
        });
        return reply.Done.Task;
    }

    /// <summary>Nothing more is sent than this; the other side may end the connection, and has a moment for it.</summary>
    public void End(Packet lastWord) => _loop.Post(() => _loop.End(this, lastWord));

    /// <summary>The other side has ended. What is on its way to it may still arrive.</summary>
    public void Leave() => _loop.Post(() => _loop.Leave(this));

    public void Close() => _loop.Post(() => _loop.Close(this));

    /// <summary>The replies that wait, one after the other.</summary>
    public bool TryTakeReply(out Reply? reply)
    {
        reply = null;
        return _replies?.TryDequeue(out reply) ?? false;
    }

    public string JoinedId() => Wire.JoinedId.Of(Subscriptions.Select(subscription => subscription.LastId));

    internal sealed record Reply(Packet Packet)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
