using LiveScore.Domain;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Weeks;

/// <summary>Where a viewer of a week stands.</summary>
/// <param name="View">What the viewer wants to see.</param>
/// <param name="MailboxSize">More versions than this at once become one event.</param>
/// <param name="ResumeAt">The last id the viewer had, whatever it sent as such; null when it begins.</param>
internal sealed record WeekCursor(WeekView View, int MailboxSize, string? ResumeAt) : TopicCursor(ResumeAt)
{
    /// <summary>A step ends after so many bytes: a long absence is not put in memory at once.</summary>
    private const int StepSize = 32 * 1024;

    private object? Lineage { get; init; }

    private string? Epoch { get; init; }

    /// <summary>The version whose games the viewer has, as far as it sees them.</summary>
    private long Stand { get; init; }

    /// <summary>How many notifications of the next version the viewer has.</summary>
    private int Part { get; init; }

    /// <summary>Up to here the viewer gets each version that it missed, however many.</summary>
    private long ReplayTo { get; init; }

    /// <summary>The week it is about; null before its first step.</summary>
    public SeasonWeekKey? Week { get; private init; }

    /// <summary>The version the viewer was last given, or null before.</summary>
    public long? Given { get; private init; }

    /// <summary>Whether the viewer is told what happened. That does not merge, as what is true does, and a new week takes nothing back.</summary>
    private bool HearsOfEach => View.Mode == ViewMode.Notifications;

    public override long? LastVersion => Given;

    public override bool IsAt(TopicLog log) =>
        log is WeekLog week && (Lineage == week.Lineage ? Stand == week.Version : week.IsCutOff && MayKnowMoreThan(week));

    public override TopicStep Advance(TopicLog log) => Advance((WeekLog)log);

    private TopicStep Advance(WeekLog log)
    {
        var events = new List<WireEvent>();
        var next =
            Week is not { } week ? Begin(log, events)
            : week != log.Week ? HearsOfEach ? Give(log, events) : Restart(log, ResetReason.OtherWeek, events)
            : Lineage != log.Lineage ? Restart(log, Epoch == log.Epoch ? ResetReason.FromTheFuture : ResetReason.OtherEpoch, events)
            : !log.Reaches(Stand) ? Restart(log, ResetReason.TooOld, events)
            : Continue(log, events);
        // Viewers that took different ways here are equal from now on.
        return new(events, next.Stand >= next.ReplayTo ? next with { ReplayTo = 0 } : next)
        {
            IsMerged = Lineage == log.Lineage && log.Reaches(Stand) && Merges(log),
        };
    }

    private WeekCursor Begin(WeekLog log, List<WireEvent> events)
    {
        if (ResumeAt is null)
        {
            return Give(log, events);
        }

        return Refusal(log, out var id) is { } reason
            ? Restart(log, reason, events)
            : (At(log) with { Stand = id.Version, Part = id.Part, Given = id.Version, ReplayTo = log.Version }).Continue(log, events);
    }

    private ResetReason? Refusal(WeekLog log, out WeekEventId id)
    {
        if (!WeekEventId.TryParse(ResumeAt, out id) || (id.Part > 0 && !HearsOfEach))
        {
            return ResetReason.UnknownId;
        }

        return id switch
        {
            _ when id.Week != log.Week => ResetReason.OtherWeek,
            _ when id.Epoch != log.Epoch => ResetReason.OtherEpoch,
            _ when id.Version > log.Version - Math.Sign(id.Part) => ResetReason.FromTheFuture,
            _ when id.Version < log.BaseVersion => ResetReason.TooOld,
            _ => null,
        };
    }

    /// <summary>
    /// While the grain does not answer, who was told more by another gateway waits for what comes after it. Otherwise it would be set
    /// back, and forward again. Which of two epochs is the newer one only the grain can tell.
    /// </summary>
    private bool MayKnowMoreThan(WeekLog log) =>
        ResumeAt is not null && Refusal(log, out _) is ResetReason.FromTheFuture or ResetReason.OtherEpoch;

    private WeekCursor Restart(WeekLog log, ResetReason reason, List<WireEvent> events)
    {
        events.Add(WireFormat.Reset(reason));
        return Give(log, events);
    }

    private WeekCursor Give(WeekLog log, List<WireEvent> events)
    {
        events.Add(log.StateFor(View));
        return At(log) with { Stand = log.Version, Given = log.Version };
    }

    private WeekCursor At(WeekLog log) =>
        this with { ResumeAt = null, Week = log.Week, Lineage = log.Lineage, Epoch = log.Epoch, ReplayTo = 0 };

    private WeekCursor Continue(WeekLog log, List<WireEvent> events)
    {
        var target = Stand < ReplayTo ? ReplayTo : log.Version;
        if (Merges(log))
        {
            return StepTo(target, log, events);
        }

        var next = this;
        for (var size = 0; next.Stand < target && size < StepSize;)
        {
            var before = events.Count;
            next = next.StepTo(next.Stand + 1, log, events);
            size += events.Skip(before).Sum(told => told.Frame.Length);
        }

        return next;
    }

    private bool Merges(WeekLog log) => Stand >= ReplayTo && log.Version - Stand > MailboxSize && !HearsOfEach;

    private WeekCursor StepTo(long version, WeekLog log, List<WireEvent> events)
    {
        if (HearsOfEach)
        {
            events.AddRange(log.EntryOf(version).NotificationsFor(View, Part));
            return this with { Stand = version, Part = 0, Given = version };
        }

        if (log.EntryOf(version).EventFor(View, Given ?? Stand, Stand, log.GamesAt(Stand)) is not { } news)
        {
            return this with { Stand = version };
        }

        events.Add(news);
        return this with { Stand = version, Given = version };
    }
}
