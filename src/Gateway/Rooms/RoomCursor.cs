using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Rooms;

/// <summary>Where a viewer of a room stands. What was said does not merge: a slow viewer gets each message, or begins anew.</summary>
/// <param name="ResumeAt">The last id the viewer had, whatever it sent as such; null when it begins.</param>
internal sealed record RoomCursor(string? ResumeAt) : TopicCursor(ResumeAt)
{
    /// <summary>What those who begin are shown.</summary>
    private const int History = 50;

    /// <summary>A step ends after so many bytes: a long absence is not put in memory at once.</summary>
    private const int StepSize = 32 * 1024;

    private object? Lineage { get; init; }

    private long Stand { get; init; }

    private long Presence { get; init; }

    public override long? LastVersion => Lineage is null ? null : Stand;

    public override bool IsAt(TopicLog log) =>
        log is RoomLog room && (Lineage == room.Lineage
            ? Stand == room.Version && Presence == room.Presence.Number
            : room.IsCutOff && Lineage is null && MayKnowMoreThan(room));

    public override TopicStep Advance(TopicLog log)
    {
        var (room, events) = ((RoomLog)log, new List<WireEvent>());
        var next = Place(room, out var reset);
        if (reset is { } reason)
        {
            events.Add(WireFormat.Reset(reason));
        }

        if (next.Presence != room.Presence.Number)
        {
            events.Add(room.PresenceFor(next.Presence));
            next = next with { Presence = room.Presence.Number };
        }

        return new(events, next.Lineage == room.Lineage ? next.Continue(room, events) : next.Give(room, events));
    }

    /// <summary>Where it goes on, without a lineage when it has to begin.</summary>
    private RoomCursor Place(RoomLog room, out ResetReason? reset)
    {
        reset = null;
        if (Lineage is not null)
        {
            reset = Lineage != room.Lineage ? ResetReason.OtherEpoch : room.Reaches(Stand) ? null : ResetReason.TooOld;
            return reset is null ? this : new(ResumeAt: null);
        }

        if (ResumeAt is null)
        {
            return this;
        }

        reset = Refusal(room, out var id);
        return reset is null ? new(ResumeAt: null) { Lineage = room.Lineage, Stand = id.Version } : new(ResumeAt: null);
    }

    private ResetReason? Refusal(RoomLog room, out RoomEventId id) =>
        !RoomEventId.TryParse(ResumeAt, out id) ? ResetReason.UnknownId
        : id.Epoch != room.Epoch ? ResetReason.OtherEpoch
        : id.Version > room.Version ? ResetReason.FromTheFuture
        : id.Version < room.BaseVersion ? ResetReason.TooOld
        : null;

    /// <summary>While the grain does not answer, who was told more by another gateway waits, rather than be set back and forward again.</summary>
    private bool MayKnowMoreThan(RoomLog room) =>
        ResumeAt is not null && Refusal(room, out _) is ResetReason.FromTheFuture or ResetReason.OtherEpoch;

    private RoomCursor Give(RoomLog room, List<WireEvent> events)
    {
        events.AddRange(room.Recent(History).Select(note => note.Event!));
        return this with { ResumeAt = null, Lineage = room.Lineage, Stand = room.Version };
    }

    private RoomCursor Continue(RoomLog room, List<WireEvent> events)
    {
        var stand = Stand;
        for (var size = 0; stand < room.Version && size < StepSize;)
        {
            if (room.NoteOf(++stand).Event is { } news)
            {
                events.Add(news);
                size += news.Frame.Length;
            }
        }

        return this with { Stand = stand };
    }
}
