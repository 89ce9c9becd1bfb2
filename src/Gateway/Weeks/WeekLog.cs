using System.Collections.Concurrent;
using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Weeks;

/// <summary>A week: its newest state and the last versions that led there, without a hole.</summary>
internal sealed class WeekLog : TopicLog
{
    private readonly ConcurrentDictionary<WeekView, Lazy<WireEvent>> _states = new();
    private readonly ImmutableArray<WeekEntry> _entries;
    private readonly ImmutableArray<Game> _base;
    private readonly DateTimeOffset _readAt;

    private WeekLog(
        SeasonWeekKey week,
        string epoch,
        object lineage,
        ImmutableArray<WeekEntry> entries,
        ImmutableArray<Game> start,
        long baseVersion,
        DateTimeOffset readAt)
    {
        (Week, Epoch, Lineage, BaseVersion) = (week, epoch, lineage, baseVersion);
        (_entries, _base, _readAt) = (entries, start, readAt);
    }

    public SeasonWeekKey Week { get; }

    /// <summary>Empty while nothing of the week is stored.</summary>
    public string Epoch { get; }

    /// <summary>
    /// The same for all logs that grew out of one another. A log of another lineage continues nothing, even where its
    /// versions have the same numbers.
    /// </summary>
    public object Lineage { get; }

    /// <summary>The oldest version whose games are known.</summary>
    public long BaseVersion { get; }

    public long Version => BaseVersion + _entries.Length;

    /// <summary>When the newest version was made.</summary>
    public DateTimeOffset At => _entries.IsEmpty ? _readAt : _entries[^1].At;

    public ImmutableArray<Game> Games => GamesAt(Version);

    public bool IsStored => Epoch.Length > 0;

    /// <summary>
    /// Whether the grain did not answer when it was last asked, so that other gateways may know of more. Only an answer ends it: hints of
    /// the stream may be from before.
    /// </summary>
    public bool IsCutOff { get; private init; }

    public override bool IsReady => IsStored;

    public WeekEventId Id => new(Week, Epoch, Version);

    public WeekPosition Position => new(Epoch, Version);

    public static WeekLog Begin(SeasonWeekKey week, WeekChanges answer, DateTimeOffset readAt, int kept)
    {
        var baseVersion = answer.Version - answer.Changes.Length;
        return new WeekLog(week, answer.Epoch, new(), [], answer.Base ?? [], baseVersion, readAt)
            .With(answer.Changes, answer.StaleSince, kept);
    }

    /// <summary>The log after these changes, which follow on its version without a hole.</summary>
    public WeekLog With(IReadOnlyCollection<WeekChange> changes, DateTimeOffset? staleSince, int kept)
    {
        if (changes.Count == 0 && staleSince == StaleSince)
        {
            return this;
        }

        var entries = _entries.ToBuilder();
        var games = Games;
        foreach (var change in changes)
        {
            var before = games;
            games = change.ApplyTo(games);
            entries.Add(new(new(Week, Epoch, change.Version), change, before, games));
        }

        var dropped = Math.Max(0, entries.Count - kept);
        var start = dropped == 0 ? _base : entries[dropped - 1].Games;
        entries.RemoveRange(0, dropped);
        return new(Week, Epoch, Lineage, entries.ToImmutable(), start, BaseVersion + dropped, _readAt)
        {
            StaleSince = staleSince,
            IsCutOff = IsCutOff,
        };
    }

    public WeekLog With(DateTimeOffset? staleSince) => staleSince == StaleSince ? this : Again(staleSince, IsCutOff);

    /// <summary>The same, now that the grain does not answer.</summary>
    public WeekLog CutOff() => IsCutOff ? this : Again(StaleSince, isCutOff: true);

    /// <summary>The same, now that the grain has said that this is all.</summary>
    public WeekLog Answered() => IsCutOff ? Again(StaleSince, isCutOff: false) : this;

    public bool Reaches(long version) => version >= BaseVersion && version <= Version;

    public WeekEntry EntryOf(long version) => _entries[(int)(version - BaseVersion - 1)];

    public ImmutableArray<Game> GamesAt(long version) => version == BaseVersion ? _base : EntryOf(version).Games;

    /// <summary>The event that gives a viewer the newest state; for notifications only their place.</summary>
    public WireEvent StateFor(WeekView view) => _states.GetOrAdd(view, _ => new(() => view.Mode switch
    {
        ViewMode.Full => WireFormat.Update(Id, view.Of(Games)),
        ViewMode.Delta => WireFormat.Snapshot(Id, At, StaleSince, view.Of(Games)),
        _ => WireFormat.Ready(Id),
    })).Value;

    private WeekLog Again(DateTimeOffset? staleSince, bool isCutOff) =>
        new(Week, Epoch, Lineage, _entries, _base, BaseVersion, _readAt) { StaleSince = staleSince, IsCutOff = isCutOff };
}
