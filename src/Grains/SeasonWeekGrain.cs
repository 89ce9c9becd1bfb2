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
public sealed partial class SeasonWeekGrain(
    [PersistentState(StorageNames.Week, StorageNames.Provider)] IPersistentState<WeekState> stored,
    IFeed feed,
    LeagueClock clock,
    IOptions<PollingOptions> options,
    Random random,
    ILogger<SeasonWeekGrain> logger) : Grain, ISeasonWeekGrain, IRemindable
{
    private readonly Poller _poller = new(options.Value, clock, random);
    private SeasonWeekKey _week;
    private WeekState _state = new();
    private WeekTimers? _timers;
    private (WeekSummary, bool)? _reported;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _week = SeasonWeekKey.Parse(this.GetPrimaryKeyString());
        _state = stored.State;
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
        Task.FromResult(WeekHistory.After(_state, position, _poller.StaleSince(_state)));

    public Task<WeekSummary> GetSummary() => Task.FromResult(WeekSummary.Of(_week, _state));

    public Task Wake() => Task.CompletedTask;

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_poller.IsDue(_state))
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
        switch (await feed.AskAsync(_week, cancellationToken))
        {
            case FeedAnswer.Reported { Report: var report }:
                _poller.Answered();
                var decision = WeekRules.Apply(_state, report, NewEpoch());
                await KeepAsync(decision);
                return WeekImports.Of(decision, report);
            case FeedAnswer.NoSuchWeek when !_state.IsStored:
                _poller.Answered();
                return new(_week, [], [], Failure: null, Exists: false);
            case FeedAnswer.Failed { Reason: var reason }:
                return Failed(reason);
            default:
                return Failed("the feed no longer knows the week");
        }
    }

    private async Task KeepAsync(WeekDecision decision)
    {
        foreach (var held in decision.Held)
        {
            LogHeld(logger, _week, held);
        }

        // An answer that altered nothing is worth a write once a minute: a restart forgets no more than that.
        if (decision.Change is null && decision.Next.AnsweredAt - stored.State.AnsweredAt < TimeSpan.FromMinutes(1))
        {
            _state = decision.Next;
            return;
        }

        var before = stored.State;
        stored.State = decision.Next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // The write may have landed after all: only reading again can tell.
            stored.State = before;
            DeactivateOnIdle();
            throw;
        }

        _state = decision.Next;
        if (decision.Change is { } change)
        {
            // Not awaited: a stream that stalls must not hold up the next poll, and what it loses is read from the grain.
            _ = PublishAsync(change);
        }
    }

    private async Task PublishAsync(WeekChange change)
    {
        LogChanged(logger, _week, change.Version, change.Games.Length);
        try
        {
            await this.GetStreamProvider(StreamExtensions.ProviderName).ChangesOf(_week).OnNextAsync(new(_week, _state.Epoch, [change]));
        }
        catch (Exception fault)
        {
            LogNotPublished(logger, fault, _week, change.Version);
        }
    }

    private async Task SettleAsync()
    {
        if (!_state.IsStored)
        {
            return;
        }

        var next = _poller.Next(_state);
        _timers!.Arm(next);
        await _timers.RemindAsync(next);
        var summary = (WeekSummary.Of(_week, _state) with { Version = 0 }, next is not null);
        if (summary == _reported)
        {
            return;
        }

        try
        {
            await GrainFactory.GetWeekDirectory().Report(summary.Item1, summary.Item2);
            _reported = summary;
        }
        catch (Exception fault)
        {
            LogNotReported(logger, fault, _week);
        }
    }

    private WeekImport Failed(string reason)
    {
        _poller.Failed();
        LogFeedFailed(logger, _week, reason);
        return new(_week, [], [], reason, Exists: true);
    }

    private string NewEpoch() => new(random.GetItems<char>("abcdefghijkmnpqrstuvwxyz23456789", 6));
}
