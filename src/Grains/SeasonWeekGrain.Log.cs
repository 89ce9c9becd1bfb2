using LiveScore.Domain;
using Microsoft.Extensions.Logging;

namespace LiveScore.Grains;

public sealed partial class SeasonWeekGrain
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Week {Week} is at version {Version}: {Games} games changed")]
    private static partial void LogChanged(ILogger logger, SeasonWeekKey week, long version, int games);

    [LoggerMessage(Level = LogLevel.Information, Message = "Week {Week}: waiting for a second answer about {Held}")]
    private static partial void LogHeld(ILogger logger, SeasonWeekKey week, string held);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Week {Week}: the feed gave no report: {Reason}")]
    private static partial void LogFeedFailed(ILogger logger, SeasonWeekKey week, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Week {Week}: version {Version} did not reach the stream; gateways will ask for it")]
    private static partial void LogNotPublished(ILogger logger, Exception fault, SeasonWeekKey week, long version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Week {Week}: the directory was not told; it will be after the next poll")]
    private static partial void LogNotReported(ILogger logger, Exception fault, SeasonWeekKey week);

    [LoggerMessage(Level = LogLevel.Error, Message = "Week {Week}: a poll failed; the activation is given up")]
    private static partial void LogPollFailed(ILogger logger, Exception fault, SeasonWeekKey week);
}
