using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using Microsoft.Extensions.Logging;

namespace LiveScore.Grains;

/// <summary>Asks the feed about one week, has the poller remember how that went, and counts it.</summary>
internal sealed partial class WeekFeed(SeasonWeekKey week, IFeed feed, Poller poller, GrainMetrics metrics, LeagueClock clock, ILogger logger)
{
    /// <summary>Asks because somebody wants it.</summary>
    public Task<WeekImport> ImportAsync(WeekState state, Func<WeekReport, Task<WeekImport>> take) =>
        AskAsync(GrainTraces.Import, metrics.Imported, state, take, CancellationToken.None);

    /// <summary>Asks because it is time.</summary>
    /// <param name="state">What is known of the week.</param>
    /// <param name="take">What is done with a report. What cannot be stored has not come through.</param>
    /// <param name="cancellationToken">Ends the wait for the feed.</param>
    public Task<WeekImport> PollAsync(WeekState state, Func<WeekReport, Task<WeekImport>> take, CancellationToken cancellationToken) =>
        AskAsync(GrainTraces.Poll, metrics.Polled, state, take, cancellationToken);

    private async Task<WeekImport> AskAsync(
        string name, Action<string> count, WeekState state, Func<WeekReport, Task<WeekImport>> take, CancellationToken cancellationToken)
    {
        using var span = GrainTraces.Start(name, week);
        try
        {
            var import = await AskAsync(state, take, cancellationToken);
            count(WeekImports.OutcomeOf(import));
            return import;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A write that failed gives up the activation, and with it goes the token.
            poller.Failed();
            span.Failed(fault);
            count(WeekImports.NotStored);
            throw;
        }
    }

    private async Task<WeekImport> AskAsync(WeekState state, Func<WeekReport, Task<WeekImport>> take, CancellationToken cancellationToken)
    {
        poller.Asking();
        switch (await feed.AskAsync(week, poller.IsLive(state), cancellationToken))
        {
            case FeedAnswer.Reported { Report: var report }:
                var import = await take(report);
                poller.Answered();
                return import;
            case FeedAnswer.NoSuchWeek when !state.IsStored:
                poller.Answered();
                return new(week, [], [], Failure: null, Exists: false);
            case FeedAnswer.Failed failure:
                return Failed(failure);
            default:
                return Failed(new("the feed no longer knows the week"));
        }
    }

    private WeekImport Failed(FeedAnswer.Failed failure)
    {
        poller.Failed(failure.RetryAfter * clock.Speed);
        LogFeedFailed(logger, week, failure.Reason);
        return new(week, [], [], failure.Reason, Exists: true);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Week {Week}: the feed gave no report: {Reason}")]
    private static partial void LogFeedFailed(ILogger logger, SeasonWeekKey week, string reason);
}
