using System.Collections.Immutable;
using LiveScore.Domain;
using Orleans;
using Orleans.Concurrency;

namespace LiveScore.Contracts;

/// <summary>
/// Owns the games of one week: asks the feed while something is live, keeps what it said, and publishes what changed. The
/// reads interleave with a poll or a write under way and see only what is stored.
/// </summary>
[Alias("LiveScore.ISeasonWeekGrain")]
public interface ISeasonWeekGrain : IGrainWithStringKey
{
    /// <summary>
    /// Asks the feed now, whatever the schedule says. A feed that cannot answer is an outcome, not an exception; a store that
    /// cannot write is an exception, and nothing was published.
    /// </summary>
    [Alias("Import"), ResponseTimeout("00:03:00")]
    Task<WeekImport> Import();

    /// <summary>
    /// What a follower that stands at <paramref name="position"/> has to hear: the changes after it, or, when those are no
    /// longer there (another epoch, too old, or from the future), a base and the changes since that. Also wakes a week whose
    /// silo died.
    /// </summary>
    [Alias("GetChanges"), ReadOnly, AlwaysInterleave]
    Task<WeekChanges> GetChanges(WeekPosition position);

    /// <summary>
    /// The same, but not before there is something after <paramref name="position"/>, or some time has passed. Half a millisecond
    /// after a change is stored its followers have it; the stream, which is polled, takes many times as long.
    /// </summary>
    [Alias("AwaitChanges"), ReadOnly, AlwaysInterleave]
    Task<WeekChanges> AwaitChanges(WeekPosition position);

    /// <summary>The week at a glance.</summary>
    [Alias("GetSummary"), ReadOnly, AlwaysInterleave]
    Task<WeekSummary> GetSummary();

    /// <summary>The games as they are stored, in the order of kick-offs; none when the week was never imported.</summary>
    [Alias("GetGames"), ReadOnly, AlwaysInterleave]
    Task<ImmutableArray<Game>> GetGames();

    /// <summary>Makes sure that the week polls when its schedule says so, without asking the feed unless it is due.</summary>
    [Alias("Wake"), AlwaysInterleave]
    Task Wake();
}
