namespace LiveScore.Crowd;

/// <summary>Keeps the books: what each viewer was given, against what there was to give.</summary>
internal sealed class Ledger(CrowdPlan plan, int versions) : IBook
{
    private long _target;
    private int _upToDate;

    public Tally Tally { get; private set; } = new();

    public Timeline Timeline { get; } = new(versions, plan.KeepsArrivals ? plan.Viewers : 0);

    /// <summary>How many viewers have the last version of the timeline.</summary>
    public int UpToDate => _target == Timeline.Last ? _upToDate : 0;

    /// <summary>How many viewers know where they stand.</summary>
    public int Settled { get; private set; }

    /// <summary>The part that all ids of the week share.</summary>
    public byte[] IdHead { get; private set; } = [];

    public void Begin(long version, IEnumerable<Viewer> viewers)
    {
        Tally = new();
        Timeline.Begin(version);
        foreach (var viewer in viewers)
        {
            (viewer.Events, viewer.Versions) = (0, 0);
        }
    }

    /// <summary>Closes the books: what comes from here on counts elsewhere.</summary>
    public Tally Close()
    {
        var tally = Tally;
        Tally = new();
        return tally;
    }

    void IBook.Take(Viewer viewer, ReadOnlySpan<byte> text, long now) => Take(
        viewer,
        !plan.IsLiveScore ? DeliveryReader.ReadPlain(text)
            : plan.IsWebSocket ? DeliveryReader.ReadEnvelope(text)
            : DeliveryReader.ReadEvent(text),
        now);

    public void Take(Viewer viewer, in Delivery delivery, long now)
    {
        switch (delivery.Kind)
        {
            case DeliveryKind.Change:
                Check(viewer, delivery);
                Give(viewer, Math.Max(delivery.Since, viewer.Version), delivery, now);
                break;
            case DeliveryKind.Update when viewer.HasState:
                Check(viewer, delivery);
                Give(viewer, viewer.Version, delivery, now);
                break;
            case DeliveryKind.Update or DeliveryKind.State:
                Tally.States++;
                Settle(viewer, delivery);
                break;
            case DeliveryKind.Reset:
                Tally.Resets++;
                Settled -= viewer.HasState ? 1 : 0;
                viewer.HasState = false;
                break;
            case DeliveryKind.Unknown:
                Tally.Unknown++;
                break;
            default:
                break;
        }
    }

    private void Check(Viewer viewer, in Delivery delivery)
    {
        if (!viewer.HasState)
        {
            // A change has to stand on something. Peers begin with one.
            Tally.Unknown += plan.IsLiveScore ? 1 : 0;
            return;
        }

        Tally.Gaps += delivery.Kind == DeliveryKind.Change ? Math.Max(0, delivery.Since - viewer.Version) : 0;
        Tally.Twice += delivery.Version == viewer.Version ? 1 : 0;
        Tally.Disorder += delivery.Version < viewer.Version ? 1 : 0;
        // A part of what it says the viewer had before.
        Tally.Twice += delivery.Kind == DeliveryKind.Change && delivery.Since < viewer.Version && delivery.Version > viewer.Version ? 1 : 0;
    }

    private void Give(Viewer viewer, long since, in Delivery delivery, long now)
    {
        var (first, last) = (Math.Max(since + 1, Timeline.From), delivery.Version);
        if (last > Timeline.Last)
        {
            Tally.Unknown++;
            return;
        }

        Tally.Late += last < Timeline.From ? 1 : 0;
        if (first <= last)
        {
            viewer.Events++;
            Tally.Events++;
        }

        for (var version = first; version <= last; version++)
        {
            var delay = Timeline.Heard(version, now);
            if (viewer.Number >= plan.Sleepers)
            {
                Tally.Latency.Record(delay);
            }

            Tally.Versions++;
            viewer.Versions++;
        }

        Settle(viewer, delivery);
    }

    private void Settle(Viewer viewer, in Delivery delivery)
    {
        if (plan.IsLiveScore && !IdHead.AsSpan().SequenceEqual(delivery.IdHead))
        {
            // One epoch, unless the store was set back under our feet.
            Tally.Unknown += IdHead.Length > 0 ? 1 : 0;
            IdHead = delivery.IdHead.ToArray();
        }

        if (_target != Timeline.Last)
        {
            (_target, _upToDate) = (Timeline.Last, 0);
        }

        _upToDate += delivery.Version >= _target && viewer.Version < _target ? 1 : 0;
        // After a reset the state may be an older one.
        viewer.Version = viewer.HasState ? Math.Max(viewer.Version, delivery.Version) : delivery.Version;
        Settled += viewer.HasState ? 0 : 1;
        viewer.HasState = true;
    }
}
