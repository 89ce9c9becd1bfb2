using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace LiveScore.Grains;

/// <summary>The weeks at a glance, as they told.</summary>
[GrainType("weekdirectory")]
public sealed class WeekDirectoryGrain(
    [PersistentState(StorageNames.Directory, StorageNames.Provider)] IPersistentState<DirectoryState> stored,
    LeagueClock clock,
    IOptions<FollowOptions> follow,
    IOptions<PollingOptions> polling,
    GrainMetrics metrics,
    TimeProvider time) : Grain, IWeekDirectoryGrain
{
    private Kept<DirectoryState> _state = null!;
    private DirectoryState _told = null!;
    private Task _writing = Task.CompletedTask;
    private Task? _next;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _state = new(stored, new(metrics, StorageNames.Directory, time), DeactivateOnIdle);
        _told = _state.Value;
        return Task.CompletedTask;
    }

    public Task<SeasonWeekKey?> GetCurrent()
    {
        var weeks = _state.Value.Weeks.Values
            .Select(entry => entry.Week)
            .Where(week => follow.Value.Season is not { } season || week.Week.Season == season);
        return Task.FromResult(
            follow.Value.Pinned ?? WeekSummary.Current(weeks, clock.GetUtcNow(), polling.Value.WaitForKickoff)?.Week);
    }

    public Task<IReadOnlyList<SeasonWeekKey>> GetOpen() =>
        Task.FromResult<IReadOnlyList<SeasonWeekKey>>(
            [.. _state.Value.Weeks.Values.Where(entry => entry.Open).Select(entry => entry.Week.Week)]);

    public Task<bool> HasGame(string gameId) =>
        Task.FromResult(_state.Value.Weeks.Values.Any(entry => entry.Games.Contains(gameId)));

    public Task Report(WeekSummary week, bool open, ImmutableArray<string> games)
    {
        var key = week.Week.ToString();
        // The version moves with every change and is not what the directory is asked for: not worth a write.
        // A silo of the version before does not tell of games: what is known of them stays.
        var entry = new DirectoryEntry(week with { Version = 0 }, open)
        {
            Games = games.IsDefault ? _told.Weeks.GetValueOrDefault(key)?.Games ?? [] : games,
        };
        if (_told.Weeks.GetValueOrDefault(key) == entry && _state.Value.Weeks.GetValueOrDefault(key) == entry)
        {
            return Task.CompletedTask;
        }

        _told = new() { Weeks = _told.Weeks.SetItem(key, entry) };
        return _next ??= WriteNextAsync();
    }

    // A whole season tells at once: all that comes during a write goes with the next.
    private async Task WriteNextAsync()
    {
        // The caller has to see the task before it can be over.
        await Task.Yield();
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _next = null;
        await (_writing = _state.WriteAsync(_told));
    }
}
