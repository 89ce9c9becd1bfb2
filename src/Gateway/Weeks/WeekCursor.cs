using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Weeks;

/// <summary>
/// Where one viewer stands, and so what it gets next. It holds no queue: however slow a viewer is, it costs a few numbers,
/// and what it has not heard yet is read from the log that all share.
/// </summary>
/// <param name="view">What the viewer wants to see.</param>
/// <param name="mailboxSize">More versions than this at once become one event.</param>
/// <param name="resumeAt">The last id the viewer had, whatever it sent as such; null when it begins.</param>
internal sealed class WeekCursor(WeekView view, int mailboxSize, string? resumeAt)
{
    private WeekLog? _log;

    /// <summary>The version whose games the viewer has, as far as it sees them.</summary>
    private long _stand;

    /// <summary>The version the viewer was last given, or null before.</summary>
    public long? Given { get; private set; }

    /// <summary>Takes the viewer to the newest state of the log: adds the events that it has to be sent.</summary>
    public void Advance(WeekLog log, List<WireEvent> events)
    {
        if (_log is null)
        {
            Begin(log, events);
        }
        else if (_log.Week != log.Week)
        {
            Restart(log, ResetReason.OtherWeek, events);
        }
        else if (_log.Lineage != log.Lineage)
        {
            Restart(log, _log.Epoch == log.Epoch ? ResetReason.FromTheFuture : ResetReason.OtherEpoch, events);
        }
        else if (!log.Reaches(_stand))
        {
            Restart(log, ResetReason.TooOld, events);
        }
        else if (log.Version - _stand > mailboxSize)
        {
            Step(log, log.Version, events);
        }
        else
        {
            StepByStep(log, events);
        }

        _log = log;
    }

    private void Begin(WeekLog log, List<WireEvent> events)
    {
        if (resumeAt is null)
        {
            Give(log, events);
        }
        else if (Refusal(log, out var version) is { } reason)
        {
            Restart(log, reason, events);
        }
        else
        {
            (_stand, Given) = (version, version);
            StepByStep(log, events);
        }
    }

    private ResetReason? Refusal(WeekLog log, out long version)
    {
        version = 0;
        if (!WeekEventId.TryParse(resumeAt, out var id))
        {
            return ResetReason.UnknownId;
        }

        version = id.Version;
        return 0 switch
        {
            _ when id.Week != log.Week => ResetReason.OtherWeek,
            _ when id.Epoch != log.Epoch => ResetReason.OtherEpoch,
            _ when id.Version > log.Version => ResetReason.FromTheFuture,
            _ when id.Version < log.BaseVersion => ResetReason.TooOld,
            _ => null,
        };
    }

    private void Restart(WeekLog log, ResetReason reason, List<WireEvent> events)
    {
        events.Add(WireFormat.Reset(reason));
        Give(log, events);
    }

    private void Give(WeekLog log, List<WireEvent> events)
    {
        events.Add(log.StateFor(view));
        (_stand, Given) = (log.Version, log.Version);
    }

    private void StepByStep(WeekLog log, List<WireEvent> events)
    {
        while (_stand < log.Version)
        {
            Step(log, _stand + 1, events);
        }
    }

    private void Step(WeekLog log, long version, List<WireEvent> events)
    {
        if (log.EntryOf(version).EventFor(view, Given ?? _stand, _stand, log.GamesAt(_stand)) is { } news)
        {
            events.Add(news);
            Given = version;
        }

        _stand = version;
    }
}
