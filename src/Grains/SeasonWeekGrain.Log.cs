using LiveScore.Domain;
using Microsoft.Extensions.Logging;

namespace LiveScore.Grains;

public sealed partial class SeasonWeekGrain
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Week {Week}: a poll failed; the activation is given up")]
    private static partial void LogPollFailed(ILogger logger, Exception fault, SeasonWeekKey week);
}
