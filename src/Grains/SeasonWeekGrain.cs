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
public sealed partial class SeasonWeekGrain(
    [PersistentState(StorageNames.Week, StorageNames.Provider)] IPersistentState<WeekState> stored,
    IFeed feed,
    LeagueClock clock,
    IOptions<PollingOptions> options,
    Pollers pollers,
    Random random,
    ILogger<SeasonWeekGrain> logger) : Grain, ISeasonWeekGrain, IRemindable
{
    // An answer that altered nothing is worth a write this often: a restart forgets no more than that.
    private static readonly TimeSpan s_worthAWrite = TimeSpan.FromMinutes(1);

    private Poller _poller = null!;
    private SeasonWeekKey _week;
    private Kept<WeekState> _state = null!;
    private WeekTimers _timers = null!;
    private WeekNews _news = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _week = SeasonWeekKey.Parse(this.GetPrimaryKeyString());
        _state = new(stored, DeactivateOnIdle);
        _poller = pollers.Of(_week, _state.Value);
        _news = new(this, GrainFactory, logger);
        _timers = new(this, PollAsync, clock, logger);
        _timers.Arm(clock.GetUtcNow());
        return Task.CompletedTask;
    }

    public async Task<WeekImport> Import()
    {
        var import = await AskAsync(CancellationToken.None);
        await SettleAsync();
        return import;
    }

    public Task<WeekChanges> GetChanges(WeekPosition position) =>
        Task.FromResult(WeekHistory.After(_state.Value, position, _poller.StaleSince(_state.Value)));

    public Task<WeekSummary> GetSummary() =>
        Task.FromResult(WeekSummary.Of(_week, _state.Value, options.Value.WaitForKickoff, options.Value.LongestGame));

    public Task<ImmutableArray<Game>> GetGames() => Task.FromResult(_state.Value.Games);

    public Task Wake() => Task.CompletedTask;

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_poller.IsDue(_state.Value))
            {
                await AskAsync(cancellationToken);
            }

            await SettleAsync();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The activation goes; whoever comes next polls.
        }
        catch (Exception fault)
        {
            // Nobody is there to hear it, and nothing lets the activation go after a timer; the next call reads what is stored.
            LogPollFailed(logger, fault, _week);
            DeactivateOnIdle();
        }
    }

    private async Task<WeekImport> AskAsync(CancellationToken cancellationToken)
    {
        _poller.Asking();
        try
        {
            var import = await TakeAsync(await feed.AskAsync(_week, _poller.IsLive(_state.Value), cancellationToken));
            if (import.Failure is null)
            {
                _poller.Answered();
            }

            return import;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What cannot be stored has not come through.
            _poller.Failed();
            throw;
        }
    }

    private async Task<WeekImport> TakeAsync(FeedAnswer answer)
    {
        switch (answer)
        {
            case FeedAnswer.Reported { Report: var report }:
                var decision = WeekRules.Apply(_state.Value, report, NewEpoch());
                await KeepAsync(decision);
                return WeekImports.Of(decision, report);
            case FeedAnswer.NoSuchWeek when !_state.Value.IsStored:
                return new(_week, [], [], Failure: null, Exists: false);
            case FeedAnswer.Failed failure:
                return Failed(failure);
            default:
                return Failed(new("the feed no longer knows the week"));
        }
    }

    private async Task KeepAsync(WeekDecision decision)
    {
        foreach (var held in decision.Held)
        {
            LogHeld(logger, _week, held);
            WeekMetrics.Held(held.Reason);
        }

        if (decision.Change is null && decision.Next.AnsweredAt - _state.Stored.AnsweredAt < s_worthAWrite)
        {
            _state.Adopt(decision.Next);
            return;
        }

        await _state.WriteAsync(decision.Next);
        if (decision.Change is { } change)
        {
            // Not awaited: a stream that stalls must not hold up the next poll, and what it loses is read from the grain.
            _ = _news.PublishAsync(_week, decision.Next.Epoch, change);
        }
    }

    private async Task SettleAsync()
    {
        if (_state.Value.IsStored)
        {
            var next = _poller.Next(_state.Value);
            _timers.Arm(next);
            await _timers.RemindAsync(next);
            await _news.ReportAsync(await GetSummary(), open: next is not null);
        }
    }

    private WeekImport Failed(FeedAnswer.Failed failure)
    {
        _poller.Failed(failure.RetryAfter * clock.Speed);
        LogFeedFailed(logger, _week, failure.Reason);
        return new(_week, [], [], failure.Reason, Exists: true);
    }

    private string NewEpoch() => new(random.GetItems<char>("abcdefghijkmnpqrstuvwxyz23456789", 6));
}
