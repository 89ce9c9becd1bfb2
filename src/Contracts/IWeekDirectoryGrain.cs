using System.Collections.Immutable;
using LiveScore.Domain;
using Orleans;
using Orleans.Concurrency;

namespace LiveScore.Contracts;

/// <summary>Knows every imported week at a glance, and so which one is the current. There is one, under <see cref="GrainExtensions.DirectoryKey"/>.</summary>
[Alias("LiveScore.IWeekDirectoryGrain")]
public interface IWeekDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The week in play, else the next to kick off, else the last; a week set by configuration comes before all. Null when nothing was imported.</summary>
    [Alias("GetCurrent"), ReadOnly, AlwaysInterleave]
    Task<SeasonWeekKey?> GetCurrent();

    /// <summary>Whether an imported week has this game.</summary>
    [Alias("HasGame"), ReadOnly, AlwaysInterleave]
    Task<bool> HasGame(string gameId);

    /// <summary>
    /// A week tells how it stands, whether its feed is to be asked again, and the ids of its games. Its version is not kept. Safe to
    /// repeat.
    /// </summary>
    [Alias("Report"), AlwaysInterleave]
    Task Report(WeekSummary week, bool open, ImmutableArray<string> games);

    /// <summary>The weeks whose feed is to be asked again: what has to be woken after everything was down.</summary>
    [Alias("GetOpen"), ReadOnly, AlwaysInterleave]
    Task<IReadOnlyList<SeasonWeekKey>> GetOpen();
}
