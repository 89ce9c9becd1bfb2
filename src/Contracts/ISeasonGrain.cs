using System.Collections.Immutable;
using LiveScore.Domain;
using Orleans;
using Orleans.Concurrency;

namespace LiveScore.Contracts;

/// <summary>A season: the key is its year.</summary>
[Alias("LiveScore.ISeasonGrain")]
public interface ISeasonGrain : IGrainWithStringKey
{
    /// <summary>
    /// Imports all weeks at once and reports each as it is done, in the order in which the feed answers. May be called again
    /// at any moment: weeks whose report changes nothing say so.
    /// </summary>
    [Alias("Import")]
    IAsyncEnumerable<WeekImport> Import(CancellationToken cancellationToken);

    /// <summary>The same for some weeks of the season. Weeks of another one are refused before the feed is asked.</summary>
    [Alias("ImportWeeks")]
    IAsyncEnumerable<WeekImport> ImportWeeks(ImmutableArray<SeasonWeekKey> weeks, CancellationToken cancellationToken);

    /// <summary>All weeks of the season in the order they are played; those never imported have no games.</summary>
    [Alias("GetWeeks"), ReadOnly, AlwaysInterleave]
    Task<IReadOnlyList<WeekSummary>> GetWeeks();

    /// <summary>The table of the regular season by what is stored now; null when nothing of the season is.</summary>
    [Alias("GetStandings"), ReadOnly, AlwaysInterleave]
    Task<Standings?> GetStandings();
}
