using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace LiveScore.Grains;

/// <summary>One week: decide (the Domain), persist, adopt, publish. Reads see only what was adopted.</summary>
[GrainType("seasonweek")]
public sealed class SeasonWeekGrain(
    [PersistentState(StorageNames.Week, StorageNames.Provider)] IPersistentState<WeekState> stored,
    IFeed feed,
    LeagueClock clock,
    TimeProvider time,
    IOptions<PollingOptions> options,
    Pollers pollers,
    Random random,
    GrainMetrics metrics,
    ILogger<SeasonWeekGrain> logger) : Grain, ISeasonWeekGrain, IRemindable
{
    // An answer that altered nothing is worth a write this often: a restart forgets no more than that.
    private static readonly TimeSpan s_worthAWrite = TimeSpan.FromMinutes(1);

    private Poller _poller = null!;
    private WeekFeed _feed = null!;
    private SeasonWeekKey _week;
    private Kept<WeekState> _state = null!;
    private WeekTimers _timers = null!;
    private WeekNews _news = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _week = SeasonWeekKey.Parse(this.GetPrimaryKeyString());
        _state = new(stored, new(metrics, StorageNames.Week, time), LetGo);
        _poller = pollers.Of(_week, _state.Value);
        _feed = new(_week, feed, _poller, clock, logger);
        _news = new(this, _week, GrainFactory, metrics, time, logger);
        _timers = new(this, PollAsync, LetGo, clock, logger);
        _timers.Arm(clock.GetUtcNow());
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        metrics.IsNotLive(_week);
        return Task.CompletedTask;
    }

    public async Task<WeekImport> Import()
    {
        var import = await AskAsync(GrainTraces.Import, metrics.Imported, CancellationToken.None);
        await SettleAsync();
        return import;
    }

    public Task<WeekChanges> GetChanges(WeekPosition position)
    {
        var answer = WeekHistory.After(_state.Value, position, _poller.StaleSince(_state.Value));
        return Task.FromResult(_news.Trace is { } trace && !answer.Changes.IsEmpty ? answer with { Trace = trace } : answer);
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
            await AskAsync(GrainTraces.Poll, metrics.Polled, cancellationToken);
        }

        await SettleAsync();
    }

    private async Task<WeekImport> AskAsync(string name, Action<string> count, CancellationToken cancellationToken)
    {
        using var span = GrainTraces.Start(name, _week);
        try
        {
            var import = await _feed.AskAsync(_state.Value, TakeAsync, cancellationToken);
            count(WeekImports.OutcomeOf(import));
            return import;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            span.Failed(fault);
            count(WeekImports.NotStored);
            throw;
        }
    }

    private async Task<WeekImport> TakeAsync(WeekReport report)
    {
        var decision = Decide(report, Epochs.Make(random));
        _news.TellHeld(decision.Held);
        if (decision.Change is null && decision.Next.AnsweredAt - _state.Stored.AnsweredAt < s_worthAWrite)
        {
            _state.Adopt(decision.Next);
        }
        else
        {
            await _state.WriteAsync(decision.Next);
        }

        if (decision.Change is { } change)
        {
            // Not awaited: a stream that stalls must not hold up the next poll, and what it loses is read from the grain.
            _ = _news.PublishAsync(decision.Next.Epoch, change);
        }

        return WeekImports.Of(decision, report);
    }

    private WeekDecision Decide(WeekReport report, string epoch)
    {
        using var span = GrainTraces.Start(GrainTraces.Decide, _week);
        return WeekRules.Apply(_state.Value, report, epoch);
    }

    private void LetGo()
    {
        _news.WakeWaiters();
        DeactivateOnIdle();
    }

    private void TellLive()
    {
        if (_poller.IsLive(_state.Value))
        {
            metrics.IsLive(_week, _state.Value);
        }
        else
        {
            metrics.IsNotLive(_week);
        }
    }

    private async Task SettleAsync()
    {
        if (_state.Value.IsStored)
        {
            TellLive();
            var next = _poller.Next(_state.Value);
            _timers.Arm(next);
            await _timers.RemindAsync(next);
            await _news.ReportAsync(await GetSummary(), open: next is not null, [.. _state.Value.Games.Select(game => game.Id)]);
        }
    }
}
