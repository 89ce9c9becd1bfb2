using System.Net;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.FanOut;

/// <summary>
/// One open connection. What it has yet to hear is no queue: its cursors say where it stands, and when it takes bytes again it
/// is told what is true then. It belongs to its loop: to others only the members that say so.
/// </summary>
internal sealed class Viewer
{
    private readonly FanOutLoop _loop;

    // The outlet while it may be used: in a round this is all that is looked at of a viewer.
    private Outlet? _free;
    private Queue<Reply>? _replies;
    private Packet? _lastWord;

    public Viewer(FanOutLoop loop, Outlet outlet, Format format, IPAddress? address, string? user)
    {
        (_loop, Outlet, _free, Format, Address, User) = (loop, outlet, outlet, format, address, user);
        outlet.Open(() => _loop.Post(() => _loop.Taken(this)), Close);
    }

    public Outlet Outlet { get; }

    public Format Format { get; }

    public IPAddress? Address { get; }

    /// <summary>The name that others see of it; null for those that have no session.</summary>
    public string? User { get; }

    /// <summary>In the order in which they were asked for.</summary>
    public List<Subscription> Subscriptions { get; } = new(1);

    /// <summary>Whether it can be told something now.</summary>
    public bool IsFree => _free is not null;

    /// <summary>Since when it does not take what it was sent; 0 while it does.</summary>
    public long WaitingSince { get; private set; }

    public bool IsWaiting => WaitingSince != 0;

    /// <summary>When its next heartbeat is due.</summary>
    public long BeatAt { get; set; }

    /// <summary>When it was last heard. Written by whoever reads from it; 0 for those that are not expected to speak.</summary>
    public long HeardAt { get; set; }

    /// <summary>When its end is due, long.MaxValue while it is not.</summary>
    public long EndAt { get; set; } = long.MaxValue;

    /// <summary>When it is cut off, its end being under way; 0 while it is not.</summary>
    public long CutAt { get; private set; }

    public bool IsEnding => CutAt != 0;

    public bool IsClosed { get; private set; }

    /// <summary>Its place in the list of the loop.</summary>
    public int Index { get; set; }

    /// <summary>Adds topics, or starts them anew. For any thread.</summary>
    public void Subscribe(IReadOnlyList<Wish> wishes) => _loop.Post(() => _loop.Subscribe(this, wishes));

    /// <summary>For any thread.</summary>
    public void Unsubscribe(TopicName topic) => _loop.Post(() => _loop.Unsubscribe(this, topic));

    /// <summary>Sends something of its own to this viewer. Ends when the viewer has taken it, or is gone. For any thread.</summary>
    public Task SendAsync(Packet packet)
    {
        var reply = new Reply(packet);
        _loop.Post(() =>
        {
            (_replies ??= new()).Enqueue(reply);
            SendReplies();
        });
        return reply.Done.Task;
    }

    /// <summary>Nothing more is sent than this; the other side may end the connection, and has a moment for it. For any thread.</summary>
    public void End(Packet lastWord) => _loop.Post(() => _loop.End(this, lastWord));

    /// <summary>The other side has ended. What is on its way to it may still arrive. For any thread.</summary>
    public void Leave() => _loop.Post(() => _loop.Leave(this));

    /// <summary>For any thread.</summary>
    public void Close() => _loop.Post(() => _loop.Close(this));

    public void Send(Packet packet)
    {
        _loop.Tally.Bytes += packet.Framed.Length;
        if (!_free!.TrySend(packet))
        {
            (WaitingSince, _free) = (_loop.Now, null);
        }
    }

    /// <summary>What had to wait is through.</summary>
    public void Taken()
    {
        WaitingSince = 0;
        if (IsClosed)
        {
            return;
        }

        if (HeardAt != 0)
        {
            // It was sent no ping that it could have answered; and what it took is a sign of life as well.
            HeardAt = _loop.Now;
        }

        if (IsEnding)
        {
            Finish();
        }
        else
        {
            _free = Outlet;
        }
    }

    public void SendReplies()
    {
        // Those of a viewer that ends are answered by its end.
        while ((IsFree || IsEnding || IsClosed) && _replies is not null && _replies.TryDequeue(out var reply))
        {
            if (IsFree)
            {
                Send(reply.Packet);
            }

            reply.Done.TrySetResult();
        }
    }

    /// <summary>Says that the line is alive, and asks those that can answer whether they are.</summary>
    public void Beat(DateTimeOffset moment)
    {
        var asks = HeardAt != 0;
        foreach (var subscription in Subscriptions)
        {
            if (IsFree)
            {
                Send(subscription.Audience.Beat(subscription, moment, asks));
                _loop.Tally.Heartbeats++;
                asks = false;
            }
        }

        if (asks && IsFree)
        {
            Send(FanOutContext.Ping);
        }
    }

    /// <param name="lastWord">What it is told before it ends.</param>
    /// <param name="cutAt">When it is cut off at the latest.</param>
    public void BeginEnd(Packet lastWord, long cutAt)
    {
        (_lastWord, CutAt, _free) = (lastWord, cutAt, null);
        SendReplies();
        if (!IsWaiting)
        {
            Finish();
        }
    }

    public void Cut()
    {
        (IsClosed, _free) = (true, null);
        Outlet.Cut();
        SendReplies();
    }

    public string JoinedId() => Wire.JoinedId.Of(Subscriptions.Select(subscription => subscription.LastId));

    private void Finish()
    {
        if (_lastWord is { } lastWord)
        {
            _lastWord = null;
            if (!Outlet.TrySend(lastWord))
            {
                WaitingSince = _loop.Now;
                return;
            }
        }

        Outlet.End();
    }

    private sealed record Reply(Packet Packet)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
