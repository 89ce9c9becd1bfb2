using System.Collections.Immutable;
using Orleans;

namespace LiveScore.Domain;

/// <summary>
/// All that is kept of a week. Immutable: a decision makes the next state beside it. The last changes are kept with the games
/// they start from, so that any state since then can be built again for a viewer that comes back.
/// </summary>
[GenerateSerializer, Alias("LiveScore.WeekState"), Immutable]
public sealed record WeekState
{
    /// <summary>Made when the week is first stored; tells a restored or wiped store from the one a viewer knew. Empty before.</summary>
    [Id(0)] public string Epoch { get; init; } = "";

    [Id(1)] public long Version { get; init; }

    /// <summary>By kick-off, then by id.</summary>
    [Id(2)] public ImmutableArray<Game> Games { get; init; } = [];

    /// <summary>The last changes, oldest first, up to <see cref="Version"/>.</summary>
    [Id(3)] public ImmutableArray<WeekChange> Changes { get; init; } = [];

    /// <summary>The games as they were before the oldest change that is kept.</summary>
    [Id(4)] public ImmutableArray<Game> Base { get; init; } = [];

    /// <summary>When the feed last gave an answer that could be read.</summary>
    [Id(6)] public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When a report last altered a fact of a game: the feed makes progress.</summary>
    [Id(7)] public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>
    /// When the last game that became final, or was called off on its day, did so; one found so long after it was played does not
    /// count.
    /// </summary>
    [Id(8)] public DateTimeOffset? FinalAt { get; init; }

    /// <summary>What is held against answers about games, one for each game at most, by its id. Number 5 is used up.</summary>
    [Id(9)] public ImmutableArray<Doubt> Doubts { get; init; } = [];

    /// <summary>When status, period or clock of each game in play last altered, by its id.</summary>
    [Id(10)] public ImmutableSortedDictionary<string, DateTimeOffset> MovedAt { get; init; } = ImmutableSortedDictionary<string, DateTimeOffset>.Empty;

    /// <summary>The version that <see cref="Base"/> is the state of.</summary>
    public long BaseVersion => Version - Changes.Length;

    public bool IsStored => Epoch.Length > 0;
}
