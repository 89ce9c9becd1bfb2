using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Rooms;

/// <summary>A room: the last of what was said, without a hole, and who is there.</summary>
internal sealed class RoomLog : TopicLog
{
    private readonly string _room;
    private readonly ImmutableArray<RoomNote> _notes;
    private readonly ImmutableArray<string> _before;
    private readonly Lazy<WireEvent> _everyone;
    private readonly Lazy<WireEvent> _comings;

    private RoomLog(
        string room, string epoch, object lineage, long version, ImmutableArray<RoomNote> notes, RoomPresence presence, RoomLog? previous, DateTimeOffset at)
    {
        (_room, Epoch, Lineage, Version, _notes, Presence) = (room, epoch, lineage, version, notes, presence);
        (PreviousPresence, _before) = previous is null ? (0, [])
            : previous.Presence.Number == presence.Number ? (previous.PreviousPresence, previous._before)
            : (previous.Presence.Number, previous.Presence.Users);
        _everyone = new(() => RoomFormat.Presence(room, at, presence.Users, before: null));
        _comings = new(() => RoomFormat.Presence(room, at, presence.Users, _before));
    }

    public override bool IsReady => true;

    /// <summary>Empty while nothing was said there.</summary>
    public string Epoch { get; }

    /// <summary>The same for all logs that grew out of one another.</summary>
    public object Lineage { get; }

    public long Version { get; }

    public long BaseVersion => Version - _notes.Length;

    public RoomPresence Presence { get; }

    /// <summary>Whether the grain did not answer when it was last asked, so that other gateways may know of more.</summary>
    public bool IsCutOff { get; private init; }

    /// <summary>The presence before this one, of which viewers need only hear the difference.</summary>
    public long PreviousPresence { get; }

    public RoomPosition Position => new(Epoch, Version, Presence.Number);

    /// <summary>The log after an answer of the grain.</summary>
    /// <param name="log">What is known now; null when nothing is.</param>
    /// <param name="room">The room.</param>
    /// <param name="asked">The position that the grain was asked with.</param>
    /// <param name="news">What it said.</param>
    /// <param name="now">When it said so.</param>
    /// <param name="kept">How many notes to keep.</param>
    public static RoomLog Join(RoomLog? log, string room, RoomPosition asked, RoomNews news, DateTimeOffset now, int kept)
    {
        if (log is null)
        {
            return new(room, news.Epoch, new(), news.Version, Notes([], room, news), news.Presence ?? new(0, []), previous: null, now);
        }

        // Another answer came first, and this one may be older: who is there will be told again.
        var presence = asked.Presence == log.Presence.Number ? news.Presence ?? log.Presence : log.Presence;
        if (news.Epoch == asked.Epoch && (news.Epoch != log.Epoch || log.Version < asked.Version))
        {
            // It tells of a room that has been left behind since it was asked for.
            return log;
        }

        var start = news.Version - news.Entries.Length;
        var wentBack = news.Epoch == asked.Epoch && news.Version < asked.Version;
        var isBegin = log.Epoch.Length == 0 && start == 0;
        if (wentBack || (news.Epoch != log.Epoch && !isBegin))
        {
            return new(room, news.Epoch, new(), news.Version, Notes([], room, news), presence, previous: null, now);
        }

        if (news.Version <= log.Version)
        {
            return presence.Number == log.Presence.Number && !log.IsCutOff
                ? log
                : new(room, log.Epoch, log.Lineage, log.Version, log._notes, presence, log, now);
        }

        // An answer that begins later leaves a hole: what was before it cannot be told any more.
        var known = start <= log.Version ? log._notes : [];
        var notes = Notes(known, room, news with { Entries = news.Entries.RemoveAll(entry => start <= log.Version && entry.Version <= log.Version) });
        return new(room, news.Epoch, log.Lineage, news.Version, notes[Math.Max(0, notes.Length - kept)..], presence, log, now);
    }

    /// <summary>The same, now that the grain does not answer.</summary>
    public RoomLog CutOff(DateTimeOffset now) =>
        new(_room, Epoch, Lineage, Version, _notes, Presence, this, now) { IsCutOff = true };

    public bool Reaches(long version) => version >= BaseVersion && version <= Version;

    public RoomNote NoteOf(long version) => _notes[(int)(version - BaseVersion - 1)];

    /// <summary>The last messages, oldest first.</summary>
    public IEnumerable<RoomNote> Recent(int count) => _notes.Where(note => note.IsMessage).TakeLast(count);

    /// <summary>Who is there, for a viewer that knows <paramref name="known"/>.</summary>
    public WireEvent PresenceFor(long known) => known != 0 && known == PreviousPresence ? _comings.Value : _everyone.Value;

    private static ImmutableArray<RoomNote> Notes(ImmutableArray<RoomNote> known, string room, RoomNews news)
    {
        var notes = known.ToBuilder();
        foreach (var entry in news.Entries)
        {
            if (entry.Deletes is { } deleted)
            {
                var place = notes.Count - (int)(entry.Version - deleted);
                if (place >= 0)
                {
                    notes[place] = notes[place].WithoutText();
                }
            }

            notes.Add(new(room, news.Epoch, entry));
        }

        return notes.ToImmutable();
    }
}
