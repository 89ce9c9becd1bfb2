using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain;
using Microsoft.Extensions.Logging;
using Orleans;

namespace LiveScore.Grains;

/// <summary>
/// Tells others of a week: followers that wait here and those on the stream, the directory by a call, operators by log and counter.
/// None can fail the week.
/// </summary>
internal sealed partial class WeekNews(
    SeasonWeekGrain grain, SeasonWeekKey week, IGrainFactory grains, GrainMetrics metrics, ChangeSignal changed, ILogger logger)
{
    private DirectoryEntry? _reported;

    /// <summary>The <c>traceparent</c> of the newest change; null when nobody traces it.</summary>
    private string? _trace;

    /// <summary>The answer to a follower, with the trace of the newest change if it is told of that.</summary>
    public WeekChanges Traced(WeekChanges answer) =>
        _trace is { } trace && !answer.Changes.IsEmpty ? answer with { Trace = trace } : answer;

    /// <summary>Waits for what comes after the newest position, but not for long; at any other there is something to say at once.</summary>
    public Task AfterAsync(WeekPosition position, WeekState state) =>
        position == new WeekPosition(state.Epoch, state.Version) ? changed.WaitAsync() : Task.CompletedTask;

    /// <summary>Nothing will come any more for those who wait here.</summary>
    public void WakeWaiters() => changed.Set();

    public async Task PublishAsync(string epoch, WeekChange change)
    {
        using var span = GrainTraces.Start(GrainTraces.Publish, week);
        _trace = span is { Recorded: true } ? span.SetTag("livescore.version", change.Version).Id : null;
        metrics.Stored();
        changed.Set();
        LogChanged(logger, week, change.Version, change.Games.Length);
        try
        {
            await grain.GetStreamProvider(StreamExtensions.ProviderName).ChangesOf(week).OnNextAsync(new(week, epoch, [change]) { Trace = _trace });
        }
        catch (Exception fault)
        {
            span.Failed(fault);
            LogNotPublished(logger, fault, week, change.Version);
        }
    }

    public void TellHeld(ImmutableArray<HeldBack> answers)
    {
        foreach (var held in answers)
        {
            LogHeld(logger, week, held);
            metrics.Held(held.Reason);
        }
    }

    /// <summary>Tells the directory how the week stands, unless it knows.</summary>
    public async Task ReportAsync(WeekSummary summary, bool open, ImmutableArray<string> games)
    {
        var report = new DirectoryEntry(summary with { Version = 0 }, open) { Games = games };
        if (report == _reported)
        {
            return;
        }

        try
        {
            await grains.GetWeekDirectory().Report(report.Week, open, games);
            _reported = report;
        }
        catch (Exception fault)
        {
            LogNotReported(logger, fault, week);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Week {Week}: not believed yet: {Held}")]
    private static partial void LogHeld(ILogger logger, SeasonWeekKey week, HeldBack held);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Week {Week} is at version {Version}: {Games} games changed")]
    private static partial void LogChanged(ILogger logger, SeasonWeekKey week, long version, int games);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Week {Week}: version {Version} did not reach the stream; gateways will ask for it")]
    private static partial void LogNotPublished(ILogger logger, Exception fault, SeasonWeekKey week, long version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Week {Week}: the directory was not told; it will be after the next poll")]
    private static partial void LogNotReported(ILogger logger, Exception fault, SeasonWeekKey week);
}
