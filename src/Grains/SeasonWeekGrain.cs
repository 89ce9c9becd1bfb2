using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace LiveScore.Grains;

/// <summary>One week: decide (the Domain), persist, adopt, publish. Reads see only what was adopted.</summary>
[GrainType("seasonweek")]
public sealed class SeasonWeekGrain(
    [PersistentState(StorageNames.Week, StorageNames.Provider)] IPersistentState<WeekState> stored,
    [FromKeyedServices(StorageNames.Provider)] IGrainStorage storage,
    IFeed feed,
    LeagueClock clock,
    TimeProvider time,
    IOptions<PollingOptions> options,
    Pollers pollers,
    Random random,
    GrainMetrics metrics,
    IHostApplicationLifetime lifetime,
    ILogger<SeasonWeekGrain> logger) : Grain, ISeasonWeekGrain, IRemindable
{
    private Poller _poller = null!;
    private WeekFeed _feed = null!;
    private SeasonWeekKey _week;
    private Kept<WeekState> _state = null!;
    private WeekTimers _timers = null!;
    private WeekNews _news = null!;
    private WeekRow _row = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _week = SeasonWeekKey.Parse(this.GetPrimaryKeyString());
        _state = new(stored, new(metrics, StorageNames.Week, time), LetGo);
        _row = new(this, storage, LetGo);
        _poller = pollers.Of(_week, _state.Value);
        _feed = new(_week, feed, _poller, metrics, clock, logger);
        _news = new(this, _week, GrainFactory, metrics, new(time, lifetime.ApplicationStopping), logger);
        _timers = new(this, PollAsync, LetGo, clock, logger);
        _timers.Arm(clock.GetUtcNow());
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        metrics.Follow(_week, live: null);
        return Task.CompletedTask;
    }

    public async Task<WeekImport> Import()
    {
        var import = await _feed.ImportAsync(_state.Value, TakeAsync);
        await SettleAsync();
        return import;
    }

    public async Task<WeekChanges> GetChanges(WeekPosition position)
    {
        await _row.CheckAsync(_state.Value, position);
        return _news.Traced(WeekHistory.After(_state.Value, position, _poller.StaleSince(_state.Value)));
    }

    public async Task<WeekChanges> AwaitChanges(WeekPosition position)
    {
        await _news.AfterAsync(position, _state.Value);
        return await GetChanges(position);
    }

    public Task<WeekSummary> GetSummary() =>
        Task.FromResult(WeekSummary.Of(_week, _state.Value, options.Value.WaitForKickoff, options.Value.LongestGame));

    public Task<ImmutableArray<Game>> GetGames() => Task.FromResult(_state.Value.Games);

    public Task Wake() => Task.CompletedTask;

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        if (_poller.IsDue(_state.Value))
        {
            await _feed.PollAsync(_state.Value, TakeAsync, cancellationToken);
        }

        await SettleAsync();
    }

    private async Task<WeekImport> TakeAsync(WeekReport report)
    {
        var decision = GrainTraces.Run(GrainTraces.Decide, _week, () => WeekRules.Apply(_state.Value, report, Epochs.Make(random)));
        _news.TellHeld(decision.Held);
        await _state.KeepAsync(decision.Next, write: decision.IsWorthAWrite(_state.Stored));
        if (decision.Change is { } change)
        {
            // Not awaited: a stream that stalls must not hold up the next poll, and what it loses is read from the grain.
            _ = _news.PublishAsync(decision.Next.Epoch, change);
        }

        return WeekImports.Of(decision, report);
    }

    private void LetGo()
    {
        _news.WakeWaiters();
        DeactivateOnIdle();
    }

    private async Task SettleAsync()
    {
        if (_state.Value.IsStored)
        {
            metrics.Follow(_week, _poller.IsLive(_state.Value) ? _state.Value : null);
            var next = _poller.Next(_state.Value);
            _timers.Arm(next);
            await _timers.RemindAsync(next);
            await _news.ReportAsync(await GetSummary(), open: next is not null, [.. _state.Value.Games.Select(game => game.Id)]);
        }
    }
}
