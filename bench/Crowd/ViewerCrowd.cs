using System.Diagnostics;
using System.Text;

namespace LiveScore.Crowd;

/// <summary>
/// Thousands of viewers of one server, on one thread. Nothing is allocated for an event: each is read into the same buffer, looked
/// at once and counted. Nobody else may touch it while <see cref="Turn"/> runs.
/// </summary>
public sealed class ViewerCrowd : IDisposable
{
    private const int PublisherKey = -1;

    // The longest pong, and the most that is read at a time.
    private const int LongestPing = 125, Most = 256 * 1024;

    private readonly CrowdPlan _plan;
    private readonly Epoll _epoll = new();
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(2 * Most, pinned: true);
    private readonly Viewer[] _viewers;
    private readonly Queue<Viewer> _arrivals = [];
    private readonly Ledger _ledger;
    private readonly CancellationToken _stop;
    private int _arriving;

    /// <param name="plan">Who comes.</param>
    /// <param name="versions">How many versions there may be after each <see cref="Begin"/>.</param>
    /// <param name="stop">Ends every wait.</param>
    public ViewerCrowd(CrowdPlan plan, int versions, CancellationToken stop)
    {
        _stop = stop;
        _plan = plan;
        _viewers = [.. Enumerable.Range(0, plan.Viewers).Select(number => new Viewer(number))];
        _ledger = new(plan, versions);
        Publisher = new(plan.Port);
        _epoll.Watch(Publisher.Descriptor, PublisherKey, Epoll.In);
    }

    public Publisher Publisher { get; }

    public Tally Tally => _ledger.Tally;

    public Timeline Timeline => _ledger.Timeline;

    public int Viewers => _viewers.Length;

    /// <summary>How many are connected and have been answered.</summary>
    public int Open { get; private set; }

    public int Asleep { get; private set; }

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

    /// <summary>Lets everybody come who is away; those who were there before say what they had.</summary>
    public void Come()
    {
        foreach (var viewer in _viewers.Where(viewer => viewer.State == ViewerState.Away))
        {
            Queue(viewer);
        }
    }

    /// <summary>Cuts every connection at once.</summary>
    public void Cut()
    {
        _arrivals.Clear();
        foreach (var viewer in _viewers)
        {
            Leave(viewer);
        }
    }

    /// <summary>Those who sleep read no more, and the rest of the world does not know.</summary>
    public void Sleep()
    {
        foreach (var viewer in _viewers.Take(_plan.Sleepers).Where(viewer => viewer is { State: ViewerState.Open, IsAsleep: false }))
        {
            viewer.IsAsleep = true;
            Asleep++;
            _epoll.Unwatch(viewer.Wire.Descriptor);
        }
    }

    public void Wake()
    {
        foreach (var viewer in _viewers.Where(viewer => viewer.IsAsleep))
        {
            // What it reads now was said while it slept: no delay of the server.
            viewer.IsAsleep = false;
            Asleep--;
            _epoll.Watch(viewer.Wire.Descriptor, viewer.Number, Epoll.In);
        }
    }

    /// <summary>Handles what is ready, and waits for it at most so long.</summary>
    public void Turn(int milliseconds)
    {
        _stop.ThrowIfCancellationRequested();
        while (_arriving < _plan.Arrivals && _arrivals.TryDequeue(out var viewer))
        {
            Connect(viewer);
        }

        Publisher.Flush();
        var count = _epoll.Wait(milliseconds);
        for (var i = 0; i < count; i++)
        {
            var (key, events) = _epoll.Ready(i);
            if (key == PublisherKey)
            {
                Publisher.Read(_buffer);
            }
            else
            {
                Handle(_viewers[key], events);
            }
        }
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

    private void Handle(Viewer viewer, int events)
    {
        if (viewer.State == ViewerState.Connecting)
        {
            Ask(viewer, events);
        }
        else if (viewer.State is ViewerState.Asking or ViewerState.Open)
        {
            Read(viewer);
        }
    }

    private void Connect(Viewer viewer)
    {
        (viewer.State, viewer.RestLength, viewer.Chunks) = (ViewerState.Connecting, 0, default);
        viewer.Wire.Connect(_plan.Port, viewer.Number, isSmall: viewer.Number < _plan.Sleepers);
        _epoll.Watch(viewer.Wire.Descriptor, viewer.Number, Epoll.Out);
        _arriving++;
    }

    private void Ask(Viewer viewer, int events)
    {
        var request = Greeting.Request(_plan, LastId(viewer));
        if ((events & Epoll.Broken) != 0 || viewer.Wire.Write(request) != request.Length)
        {
            Lose(viewer);
            return;
        }

        viewer.State = ViewerState.Asking;
        _epoll.Rewatch(viewer.Wire.Descriptor, viewer.Number, Epoll.In);
    }

    private void Read(Viewer viewer)
    {
        viewer.Rest.AsSpan(0, viewer.RestLength).CopyTo(_buffer);
        var length = viewer.Wire.Read(_buffer.AsSpan(viewer.RestLength, Most));
        var now = Stopwatch.GetTimestamp();
        if (length <= 0)
        {
            if (length < 0)
            {
                Lose(viewer);
            }

            return;
        }

        Tally.Bytes += length;
        var read = _buffer.AsSpan(viewer.RestLength, length);
        if (viewer.State == ViewerState.Asking)
        {
            if (!TryOpen(viewer, _buffer.AsSpan(0, viewer.RestLength + length), out read))
            {
                return;
            }

            // What follows the head begins a body.
            read.CopyTo(_buffer);
            read = _buffer.AsSpan(0, read.Length);
            viewer.RestLength = 0;
        }

        var body = viewer.IsChunked ? viewer.Chunks.Unwrap(read) : read.Length;
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(0, viewer.RestLength + body);
        Count(viewer, ref bytes, now);
        viewer.Keep(bytes);
    }

    private void Count(Viewer viewer, ref ReadOnlySpan<byte> bytes, long now)
    {
        if (!_plan.IsWebSocket)
        {
            while (Framing.TryCutEvent(ref bytes, out var text))
            {
                _ledger.Take(viewer, _plan.IsLiveScore ? DeliveryReader.ReadEvent(text) : DeliveryReader.ReadPlain(text), now);
            }

            return;
        }

        while (Framing.TryCutFrame(ref bytes, out var opcode, out var payload))
        {
            switch (opcode)
            {
                case 1:
                    _ledger.Take(viewer, _plan.IsLiveScore ? DeliveryReader.ReadEnvelope(payload) : DeliveryReader.ReadPlain(payload), now);
                    break;
                case 9 when payload.Length <= LongestPing:
                    viewer.Wire.Write(Framing.ClientFrame(10, payload));
                    break;
                case 8:
                    // The connection ends by itself.
                    break;
                default:
                    Tally.Unknown++;
                    break;
            }
        }
    }

    private bool TryOpen(Viewer viewer, Span<byte> answer, out Span<byte> body)
    {
        ReadOnlySpan<byte> bytes = answer;
        body = default;
        if (!Greeting.TryCutHead(ref bytes, _plan.IsWebSocket, out var isGood, out var isChunked))
        {
            viewer.Keep(bytes);
            return false;
        }

        if (!isGood || (Greeting.Message(_plan, LastId(viewer)) is { } message && viewer.Wire.Write(message) != message.Length))
        {
            Lose(viewer);
            return false;
        }

        (viewer.State, viewer.IsChunked) = (ViewerState.Open, isChunked);
        body = answer[^bytes.Length..];
        _arriving--;
        Open++;
        return true;
    }

    private string? LastId(Viewer viewer) =>
        viewer.HasState && _ledger.IdHead.Length > 0 ? $"{Encoding.ASCII.GetString(_ledger.IdHead)}{viewer.Version}" : null;

    /// <summary>The server did not want it, or wants it no more.</summary>
    private void Lose(Viewer viewer)
    {
        Tally.Closed += viewer.State == ViewerState.Open ? 1 : 0;
        Tally.Refused += viewer.State == ViewerState.Open ? 0 : 1;
        Leave(viewer);
        if (_plan.ComesBack)
        {
            Queue(viewer);
        }
    }

    private void Queue(Viewer viewer)
    {
        viewer.State = ViewerState.Waiting;
        _arrivals.Enqueue(viewer);
    }

    private void Leave(Viewer viewer)
    {
        Open -= viewer.State == ViewerState.Open ? 1 : 0;
        _arriving -= viewer.State is ViewerState.Connecting or ViewerState.Asking ? 1 : 0;
        Asleep -= viewer.IsAsleep ? 1 : 0;
        (viewer.State, viewer.IsAsleep) = (ViewerState.Away, false);
        viewer.Wire.Cut();
    }
}
