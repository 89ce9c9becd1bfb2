using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.FanOut;

/// <summary>
/// A share of the viewers, on a thread of its own. Nobody else touches them, so there are no locks: others leave word. In a round
/// everyone who can take it gets all that it has not heard; news that comes meanwhile is for the next one, so the longer a round
/// takes, the more goes with a single write.
/// </summary>
internal sealed partial class FanOutLoop : IDisposable
{
    private readonly Dictionary<TopicName, TopicAudience> _audiences = [];
    private readonly List<Viewer> _viewers = [];
    private readonly FanOutContext _context;
    private readonly Action<Viewer> _closed;
    private readonly RoundThread _thread;
    private readonly ITimer _timer;
    private int _load;
    private bool _isDraining;

    /// <param name="context">What it works with.</param>
    /// <param name="closed">Called once for each viewer, when it is gone.</param>
    public FanOutLoop(FanOutContext context, Action<Viewer> closed)
    {
        (_context, _closed) = (context, closed);
        _thread = new(MakeRound, context.Time, context.Logger);
        _timer = context.Time.CreateTimer(_ => Post(Tick), null, context.TickEvery, context.TickEvery);
    }

    /// <summary>How many viewers it has or is about to get.</summary>
    public int Load => Volatile.Read(ref _load);

    /// <summary>A viewer is about to be added.</summary>
    public void Expect() => Interlocked.Increment(ref _load);

    public void Post(Action work) => _thread.Post(work);

    /// <summary>Ends the thread. Its viewers have to be gone.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _thread.Dispose();
    }

    private void MakeRound()
    {
        foreach (var audience in _audiences.Values)
        {
            TellNews(audience);
        }
    }

    private void TellNews(TopicAudience audience)
    {
        if (!audience.Look())
        {
            return;
        }

        // From another place each time, so that nobody is always the last.
        var (count, first) = (audience.Count, _context.Jitter.Below(audience.Count));
        for (var i = 0; i < count; i++)
        {
            var index = first + i;
            Serve(audience[index < count ? index : index - count]);
        }
    }

    public void Add(Viewer viewer)
    {
        viewer.Index = _viewers.Count;
        _viewers.Add(viewer);
        var now = _context.Time.GetTimestamp();
        viewer.BeatAt = now + _context.Ticks(_context.Jitter.Between(0.5 * _context.Options.Heartbeat, _context.Options.Heartbeat));
        if (_isDraining)
        {
            viewer.EndAt = now;
        }
    }

    public void Subscribe(Viewer viewer, IReadOnlyList<Wish> wishes)
    {
        if (viewer.IsClosed)
        {
            return;
        }

        // All of them first: an id that joins several needs each.
        var subscriptions = wishes.DistinctBy(wish => wish.Topic).Select(wish => Subscribe(viewer, wish)).ToList();
        subscriptions.ForEach(Serve);
    }

    private Subscription Subscribe(Viewer viewer, Wish wish)
    {
        Unsubscribe(viewer, wish.Topic);
        if (!_audiences.TryGetValue(wish.Topic, out var audience))
        {
            _audiences[wish.Topic] = audience = new(wish.Topic, new Topic(wish.Topic, _context.Followers, _context.Current, _thread.News));
        }

        // It may come from a loop that has told more already: what it had is not to look like the future.
        TellNews(audience);

        var subscription = new Subscription(viewer, audience, new(wish.View, _context.Options.MailboxSize, wish.ResumeAt));
        if (viewer.Format == Format.ManyTopics && WeekEventId.TryParse(wish.ResumeAt, out _))
        {
            subscription.LastId = wish.ResumeAt;
        }

        viewer.Subscriptions.Add(subscription);
        audience.Join(subscription);
        return subscription;
    }

    public void Unsubscribe(Viewer viewer, TopicName name)
    {
        if (viewer.Subscriptions.Find(subscription => subscription.Audience.Name == name) is { } subscription)
        {
            viewer.Subscriptions.Remove(subscription);
            LeaveAudience(subscription);
        }
    }

    /// <summary>The viewer takes bytes again.</summary>
    public void Taken(Viewer viewer)
    {
        viewer.WaitingSince = 0;
        if (viewer.IsClosed)
        {
            return;
        }

        if (viewer.HeardAt != 0)
        {
            // It was sent no ping that it could have answered; and what it took is a sign of life as well.
            viewer.HeardAt = _context.Time.GetTimestamp();
        }

        if (viewer.CutAt != 0)
        {
            Finish(viewer);
            return;
        }

        SendReplies(viewer);
        foreach (var subscription in viewer.Subscriptions)
        {
            Serve(subscription);
        }
    }

    public void SendReplies(Viewer viewer)
    {
        // Those of a viewer that ends are answered by its end.
        while ((viewer.IsFree || viewer.CutAt != 0 || viewer.IsClosed) && viewer.TryTakeReply(out var reply))
        {
            if (viewer.IsFree)
            {
                Send(viewer, reply!.Packet);
            }

            reply!.Done.TrySetResult();
        }
    }

    private void Serve(Subscription subscription)
    {
        try
        {
            CatchUp(subscription);
        }
        catch (Exception fault)
        {
            // It comes back, and the others in this round have nothing to do with it.
            Unexpected(_context.Logger, fault);
            subscription.Viewer.Close();
        }
    }

    /// <summary>Lets the viewer hear all that it has not heard, as far as it takes it.</summary>
    private void CatchUp(Subscription subscription)
    {
        var (viewer, audience) = (subscription.Viewer, subscription.Audience);
        while (viewer.IsFree && audience.Topic.LogFor(subscription.Cursor) is { IsStored: true } log && !subscription.Cursor.IsAt(log))
        {
            var step = audience.StepFrom(subscription.Cursor, log);
            var packet = step.PacketFor(subscription);
            subscription.Cursor = step.Next;
            if (packet is not null)
            {
                Send(viewer, packet);
            }
        }

        if (viewer.IsFree && audience.Topic.Log is { } known && known.StaleSince != subscription.ToldStale)
        {
            subscription.ToldStale = known.StaleSince;
            Send(viewer, audience.Beat(subscription, _context.League.GetUtcNow()));
        }
    }

    private void Send(Viewer viewer, Packet packet)
    {
        if (!viewer.Outlet.TrySend(packet))
        {
            viewer.WaitingSince = _context.Time.GetTimestamp();
        }
    }

    private void Tick()
    {
        var (now, moment) = (_context.Time.GetTimestamp(), _context.League.GetUtcNow());
        foreach (var audience in _audiences.Values)
        {
            audience.NewBeat();
        }

        // Backwards: those that end leave the list.
        for (var i = _viewers.Count - 1; i >= 0; i--)
        {
            Tick(_viewers[i], now, moment);
        }
    }

    private void Tick(Viewer viewer, long now, DateTimeOffset moment)
    {
        if (viewer.CutAt != 0)
        {
            if (now >= viewer.CutAt)
            {
                Close(viewer);
            }
        }
        else if (now >= viewer.EndAt)
        {
            End(viewer, _context.Goodbye(viewer.Format));
        }
        else if (viewer.WaitingSince != 0)
        {
            if (now - viewer.WaitingSince > _context.Ticks(_context.Options.SlowViewerLimit))
            {
                TooSlow(_context.Logger, viewer.Address);
                Close(viewer);
            }
        }
        else if (viewer.HeardAt != 0 && now - viewer.HeardAt > _context.Ticks(_context.Options.SilenceLimit))
        {
            Close(viewer);
        }
        else if (now >= viewer.BeatAt)
        {
            viewer.BeatAt = now + _context.Ticks(_context.Options.Heartbeat);
            Beat(viewer, moment);
        }
    }

    private void Beat(Viewer viewer, DateTimeOffset moment)
    {
        foreach (var subscription in viewer.Subscriptions)
        {
            if (viewer.IsFree)
            {
                subscription.ToldStale = subscription.Audience.Topic.Log?.StaleSince;
                Send(viewer, subscription.Audience.Beat(subscription, moment));
            }
        }

        if (viewer.HeardAt != 0 && viewer.IsFree)
        {
            Send(viewer, FanOutContext.Ping);
        }
    }

    /// <summary>Says nothing more but the last word.</summary>
    public void End(Viewer viewer, Packet lastWord)
    {
        if (viewer.CutAt == 0 && !viewer.IsClosed)
        {
            viewer.CutAt = _context.Time.GetTimestamp() + _context.Ticks(FanOutContext.Farewell);
            viewer.LastWord = lastWord;
            SendReplies(viewer);
            Finish(viewer);
        }
    }

    private void Finish(Viewer viewer)
    {
        if (viewer.WaitingSince == 0 && viewer.LastWord is { } lastWord)
        {
            viewer.LastWord = null;
            Send(viewer, lastWord);
        }

        if (viewer.WaitingSince == 0)
        {
            viewer.Outlet.End();
        }
    }

    public void Leave(Viewer viewer)
    {
        // A last word that is under way gets its moment.
        if (viewer.CutAt == 0 || viewer.WaitingSince == 0)
        {
            Close(viewer);
        }
    }

    public void Close(Viewer viewer)
    {
        if (viewer.IsClosed)
        {
            return;
        }

        viewer.IsClosed = true;
        viewer.Outlet.Cut();
        var last = _viewers[^1];
        (_viewers[viewer.Index], last.Index) = (last, viewer.Index);
        _viewers.RemoveAt(_viewers.Count - 1);
        viewer.Subscriptions.ForEach(LeaveAudience);
        viewer.Subscriptions.Clear();
        SendReplies(viewer);
        Interlocked.Decrement(ref _load);
        _closed(viewer);
    }

    /// <summary>From now on viewers end, each at a moment of its own; until then they hear everything.</summary>
    public void Drain()
    {
        _isDraining = true;
        var now = _context.Time.GetTimestamp();
        foreach (var viewer in _viewers)
        {
            viewer.EndAt = now + _context.Ticks(_context.Jitter.Between(TimeSpan.Zero, _context.Options.DrainWindow));
        }

        _timer.Change(FanOutContext.DrainTick, FanOutContext.DrainTick);
    }

    private void LeaveAudience(Subscription subscription)
    {
        var audience = subscription.Audience;
        audience.Leave(subscription);
        if (audience.Count == 0)
        {
            _audiences.Remove(audience.Name);
            audience.Topic.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A viewer at {Address} took nothing for too long and was closed")]
    private static partial void TooSlow(ILogger logger, System.Net.IPAddress? address);

    [LoggerMessage(Level = LogLevel.Error, Message = "A fault in the fan-out; those it concerns are closed and come back")]
    private static partial void Unexpected(ILogger logger, Exception fault);
}
