using System.Text;

namespace LiveScore.Crowd;

/// <summary>How viewers come and go.</summary>
internal sealed class Door(CrowdPlan plan, Epoll epoll, Ledger ledger)
{
    private readonly Ear _ear = new(plan.IsWebSocket, ledger);
    private readonly Queue<Viewer> _arrivals = [];
    private int _arriving;

    public int Open { get; private set; }

    public int Asleep { get; private set; }

    /// <summary>Begins to connect as many as may be on their way at a time.</summary>
    public void LetIn()
    {
        while (_arriving < plan.Arrivals && _arrivals.TryDequeue(out var viewer))
        {
            Connect(viewer);
        }
    }

    /// <summary>Everybody is out, and nobody comes.</summary>
    public void Shut(IEnumerable<Viewer> viewers)
    {
        _arrivals.Clear();
        foreach (var viewer in viewers)
        {
            Leave(viewer);
        }
    }

    public void Sleep(Viewer viewer)
    {
        if (viewer is { State: ViewerState.Open, IsAsleep: false })
        {
            viewer.IsAsleep = true;
            Asleep++;
            epoll.Unwatch(viewer.Wire.Descriptor);
        }
    }

    public void Wake(Viewer viewer)
    {
        viewer.IsAsleep = false;
        Asleep--;
        epoll.Watch(viewer.Wire.Descriptor, viewer.Number, Epoll.In);
    }

    public void Handle(Viewer viewer, int events)
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
        viewer.Wire.Connect(plan.Port, viewer.Number, isSmall: viewer.Number < plan.Sleepers);
        epoll.Watch(viewer.Wire.Descriptor, viewer.Number, Epoll.Out);
        _arriving++;
    }

    private void Ask(Viewer viewer, int events)
    {
        var request = Greeting.Request(plan, LastId(viewer));
        if ((events & Epoll.Broken) != 0 || viewer.Wire.Write(request) != request.Length)
        {
            Lose(viewer);
            return;
        }

        viewer.State = ViewerState.Asking;
        epoll.Rewatch(viewer.Wire.Descriptor, viewer.Number, Epoll.In);
    }

    private void Read(Viewer viewer)
    {
        switch (_ear.Hear(viewer))
        {
            case Heard.Answer:
                Answer(viewer);
                break;
            case Heard.Refusal or Heard.End:
                Lose(viewer);
                break;
            default:
                break;
        }
    }

    private void Answer(Viewer viewer)
    {
        if (Greeting.Message(plan, LastId(viewer)) is { } message && viewer.Wire.Write(message) != message.Length)
        {
            Lose(viewer);
            return;
        }

        viewer.State = ViewerState.Open;
        _arriving--;
        Open++;
    }

    private string? LastId(Viewer viewer) =>
        viewer.HasState && ledger.IdHead.Length > 0 ? $"{Encoding.ASCII.GetString(ledger.IdHead)}{viewer.Version}" : null;

    /// <summary>The server did not want it, or wants it no more.</summary>
    private void Lose(Viewer viewer)
    {
        ledger.Tally.Closed += viewer.State == ViewerState.Open ? 1 : 0;
        ledger.Tally.Refused += viewer.State == ViewerState.Open ? 0 : 1;
        Leave(viewer);
        if (plan.ComesBack)
        {
            Queue(viewer);
        }
    }

    public void Queue(Viewer viewer)
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
