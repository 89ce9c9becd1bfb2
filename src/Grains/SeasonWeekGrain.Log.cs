using LiveScore.Domain;
using Microsoft.Extensions.Logging;

namespace LiveScore.Grains;

public sealed partial class SeasonWeekGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Week {Week}: not believed yet: {Held}")]
    private static partial void LogHeld(ILogger logger, SeasonWeekKey week, HeldBack held);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Week {Week}: the feed gave no report: {Reason}")]
    private static partial void LogFeedFailed(ILogger logger, SeasonWeekKey week, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Week {Week}: a poll failed; the activation is given up")]
    private static partial void LogPollFailed(ILogger logger, Exception fault, SeasonWeekKey week);
}
