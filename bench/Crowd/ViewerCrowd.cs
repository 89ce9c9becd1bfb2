using System.Diagnostics;

namespace LiveScore.Crowd;

/// <summary>
/// Thousands of viewers of one server, on one thread. Nothing is allocated for an event: each is read into the same buffer, looked
/// at once and counted. Nobody else may touch it while <see cref="Turn"/> runs.
/// </summary>
public sealed class ViewerCrowd : IDisposable
{
    private const int PublisherKey = -1, ChatKey = -2;

    private readonly CrowdPlan _plan;
    private readonly Epoll _epoll = new();
    private readonly Viewer[] _viewers;
    private readonly Ledger _ledger;
    private readonly Door _door;
    private readonly CancellationToken _stop;
    private ChatCrowd? _chat;

    /// <param name="plan">Who comes.</param>
    /// <param name="versions">How many versions there may be after each <see cref="Begin"/>.</param>
    /// <param name="stop">Ends every wait.</param>
    public ViewerCrowd(CrowdPlan plan, int versions, CancellationToken stop)
    {
        _stop = stop;
        _plan = plan;
        _viewers = [.. Enumerable.Range(0, plan.Viewers).Select(number => new Viewer(number))];
        _ledger = new(plan, versions);
        _door = new(plan, _epoll, _ledger);
        Publisher = new(plan.Port);
        _epoll.Watch(Publisher.Descriptor, PublisherKey, Epoll.In);
    }

    public Publisher Publisher { get; }

    public Tally Tally => _ledger.Tally;

    public Timeline Timeline => _ledger.Timeline;

    public int Viewers => _viewers.Length;

    /// <summary>How many are connected and have been answered.</summary>
    public int Open => _door.Open;

    public int Asleep => _door.Asleep;

    /// <summary>How many have the last version that was planned, or had it and are away.</summary>
    public int UpToDate => _ledger.UpToDate;

    /// <summary>How many know where they stand.</summary>
    public int Settled => _ledger.Settled;

    /// <summary>Fewest and most events, and versions, that one viewer got since counting began; of those that never sleep.</summary>
    public (long Fewest, long Most) EventsEach => (Awake.Min(viewer => viewer.Events), Awake.Max(viewer => viewer.Events));

    public (long Fewest, long Most) VersionsEach => (Awake.Min(viewer => viewer.Versions), Awake.Max(viewer => viewer.Versions));

    /// <summary>The newest version that any viewer was given.</summary>
    public long Newest => _viewers.Max(viewer => viewer.Version);

    private IEnumerable<Viewer> Awake => _viewers.Skip(_plan.Sleepers);

    /// <summary>Counts anew from here.</summary>
    /// <param name="version">The newest version that was published.</param>
    public void Begin(long version) => _ledger.Begin(version, _viewers);

    /// <summary>Ends the counting and gives what was counted.</summary>
    public Tally End() => _ledger.Close();

    /// <summary>From now on others are looked after too, while no viewer has anything to read.</summary>
    public void Beside(ChatCrowd chat)
    {
        _chat = chat;
        _epoll.Watch(chat.Descriptor, ChatKey, Epoll.In);
    }

    /// <summary>Lets everybody come who is away; those who were there before say what they had.</summary>
    public void Come()
    {
        foreach (var viewer in _viewers.Where(viewer => viewer.State == ViewerState.Away))
        {
            _door.Queue(viewer);
        }
    }

    /// <summary>Cuts every connection at once.</summary>
    public void Cut()
    {
        _door.Shut(_viewers);
    }

    /// <summary>Those who sleep read no more, and the rest of the world does not know.</summary>
    public void Sleep()
    {
        foreach (var viewer in _viewers.Take(_plan.Sleepers))
        {
            _door.Sleep(viewer);
        }
    }

    public void Wake()
    {
        foreach (var viewer in _viewers.Where(viewer => viewer.IsAsleep))
        {
            _door.Wake(viewer);
        }
    }

    /// <summary>Handles what is ready, and waits for it at most so long.</summary>
    public void Turn(int milliseconds)
    {
        _stop.ThrowIfCancellationRequested();
        _door.LetIn();
        Publisher.Flush();
        var isIdle = true;
        var count = _epoll.Wait(Math.Min(milliseconds, _chat?.Pause ?? int.MaxValue));
        for (var i = 0; i < count; i++)
        {
            var (key, events) = _epoll.Ready(i);
            if (key == PublisherKey)
            {
                Publisher.Read();
            }
            else if (key != ChatKey)
            {
                _door.Handle(_viewers[key], events);
                isIdle = false;
            }
        }

        _chat?.Turn(isIdle);
    }

    /// <summary>Turns until something holds. False when it did not in time.</summary>
    public bool TurnUntil(Func<bool> holds, TimeSpan limit)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!holds())
        {
            if (Stopwatch.GetElapsedTime(begun) > limit)
            {
                return false;
            }

            Turn(1);
        }

        return true;
    }

    public void TurnFor(TimeSpan time) => TurnUntil(() => false, time);

    public void Dispose()
    {
        Cut();
        Publisher.Dispose();
        _epoll.Dispose();
    }
}
