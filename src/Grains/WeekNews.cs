using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain;
using Microsoft.Extensions.Logging;
using Orleans;

namespace LiveScore.Grains;

/// <summary>
/// Tells others of a week: followers by the stream, the directory by a call, operators by log and counter. None can fail the week.
/// </summary>
internal sealed partial class WeekNews(SeasonWeekGrain grain, IGrainFactory grains, ILogger logger)
{
    private (WeekSummary Week, bool Open)? _reported;

    public async Task PublishAsync(SeasonWeekKey week, string epoch, WeekChange change)
    {
        LogChanged(logger, week, change.Version, change.Games.Length);
        try
        {
            await grain.GetStreamProvider(StreamExtensions.ProviderName).ChangesOf(week).OnNextAsync(new(week, epoch, [change]));
        }
        catch (Exception fault)
        {
            LogNotPublished(logger, fault, week, change.Version);
        }
    }

    public void TellHeld(SeasonWeekKey week, ImmutableArray<HeldBack> answers)
    {
        foreach (var held in answers)
        {
            LogHeld(logger, week, held);
            WeekMetrics.Held(held.Reason);
        }
    }

    /// <summary>Tells the directory how the week stands, unless it knows.</summary>
    public async Task ReportAsync(WeekSummary summary, bool open)
    {
        var report = (Week: summary with { Version = 0 }, open);
        if (report == _reported)
        {
            return;
        }

        try
        {
            await grains.GetWeekDirectory().Report(report.Week, open);
            _reported = report;
        }
        catch (Exception fault)
        {
            LogNotReported(logger, fault, summary.Week);
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
