using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.FanOut;

/// <summary>
/// A share of the viewers, on a thread of its own. Nobody else touches them, so there are no locks: others leave word. In a round
/// everyone who can take it gets all that it has not heard; news that comes meanwhile is for the next one, so the longer a round
/// takes, the more goes with a single write.
/// </summary>
internal sealed partial class FanOutLoop : IDisposable
{
    private readonly List<Viewer> _viewers = [];
    private readonly FanOutContext _context;
    private readonly Action<Viewer> _closed;
    private readonly Rounds _rounds;
    private readonly Audiences _audiences;
    private readonly ITimer _timer;
    private int _load;
    private bool _isDraining;

    /// <param name="context">What it works with.</param>
    /// <param name="closed">Called once for each viewer, when it is gone.</param>
    public FanOutLoop(FanOutContext context, Action<Viewer> closed)
    {
        (_context, _closed) = (context, closed);
        _rounds = new(() => _audiences!.TellNews(), context.Time, context.Logger, context.Runner);
        _audiences = new(context, Tally, _rounds.News);
        _timer = context.Time.CreateTimer(_ => Post(Tick), null, context.TickEvery, context.TickEvery);
    }

    /// <summary>How many viewers it has or is about to get.</summary>
    public int Load => Volatile.Read(ref _load);

    public LoopTally Tally { get; } = new();

    public long Now => _context.Time.GetTimestamp();

    /// <summary>A viewer is about to be added.</summary>
    public void Expect() => Interlocked.Increment(ref _load);

    public void Post(Action work) => _rounds.Post(work);

    /// <summary>Ends the thread. Its viewers have to be gone.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _rounds.Dispose();
    }

    public void Add(Viewer viewer)
    {
        viewer.Index = _viewers.Count;
        _viewers.Add(viewer);
        Tally.Came(viewer);
        // Those who come together do not beat together.
        viewer.BeatAt = Now + _context.Ticks(_context.Jitter.Between(0.5 * _context.Options.Heartbeat, _context.Options.Heartbeat));
        if (_isDraining)
        {
            viewer.EndAt = Now;
        }
    }

    public void Subscribe(Viewer viewer, IReadOnlyList<Wish> wishes)
    {
        if (!viewer.IsClosed)
        {
            _audiences.Subscribe(viewer, wishes);
        }
    }

    public void Unsubscribe(Viewer viewer, TopicName topic) => _audiences.Unsubscribe(viewer, topic);

    /// <summary>The viewer takes bytes again.</summary>
    public void Taken(Viewer viewer)
    {
        viewer.Taken();
        if (viewer.IsFree)
        {
            viewer.SendReplies();
            _audiences.Serve(viewer);
        }
    }

    /// <summary>Says nothing more but the last word.</summary>
    public void End(Viewer viewer, Packet lastWord)
    {
        if (!viewer.IsEnding && !viewer.IsClosed)
        {
            viewer.BeginEnd(lastWord, Now + _context.Ticks(FanOutContext.Farewell));
        }
    }

    public void Leave(Viewer viewer)
    {
        // A last word that is under way gets its moment.
        if (!viewer.IsEnding || !viewer.IsWaiting)
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

        viewer.Cut();
        var last = _viewers[^1];
        (_viewers[viewer.Index], last.Index) = (last, viewer.Index);
        _viewers.RemoveAt(_viewers.Count - 1);
        _audiences.Leave(viewer);
        Tally.Went(viewer);
        Interlocked.Decrement(ref _load);
        _closed(viewer);
    }

    /// <summary>From now on viewers end, each at a moment of its own; until then they hear everything.</summary>
    public void Drain()
    {
        _isDraining = true;
        foreach (var viewer in _viewers)
        {
            viewer.EndAt = Now + _context.Ticks(_context.Jitter.Between(TimeSpan.Zero, _context.Options.DrainWindow));
        }

        _timer.Change(FanOutContext.DrainTick, FanOutContext.DrainTick);
    }

    private void Tick()
    {
        var (now, moment) = (Now, _context.League.GetUtcNow());
        _audiences.NewBeat();
        // Backwards: those that end leave the list.
        for (var i = _viewers.Count - 1; i >= 0; i--)
        {
            Tick(_viewers[i], now, moment);
        }
    }

    private void Tick(Viewer viewer, long now, DateTimeOffset moment)
    {
        if (viewer.IsEnding)
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
        else if (viewer.IsWaiting)
        {
            if (now - viewer.WaitingSince > _context.Ticks(_context.Options.SlowViewerLimit))
            {
                TooSlow(_context.Logger);
                Tally.Slow++;
                Close(viewer);
            }
        }
        else if (viewer.HeardAt != 0 && now - viewer.HeardAt > _context.Ticks(_context.Options.SilenceLimit))
        {
            Tally.Silent++;
            Close(viewer);
        }
        else if (now >= viewer.BeatAt)
        {
            viewer.BeatAt = now + _context.Ticks(_context.Options.Heartbeat);
            viewer.Beat(moment);
            // News is worth more than a heartbeat, of which there may be thousands now.
            _rounds.LetNewsPass();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A viewer took nothing for too long and was closed")]
    private static partial void TooSlow(ILogger logger);
}
