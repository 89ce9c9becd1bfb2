using LiveScore.Domain;

namespace LiveScore.Silo;

internal sealed partial class SeasonFollower
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Runs on {Orleans}, with the {Feed} feed")]
    private static partial void LogRuns(ILogger logger, string orleans, string feed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is to be followed could not be read or imported; trying again")]
    private static partial void LogNotReady(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The first poll could not be rehearsed; the first week that comes here will take a moment longer")]
    private static partial void LogNotRehearsed(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Feed} feed has no week {Week}")]
    private static partial void LogNoSuchWeek(ILogger logger, SeasonWeekKey week, string feed);

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Feed} feed has nothing of season {Season}; it is asked again at the next start")]
    private static partial void LogNoSuchSeason(ILogger logger, int season, string feed);

    [LoggerMessage(Level = LogLevel.Information, Message = "Season {Season}: {Imported} weeks were imported, {Failed} failed")]
    private static partial void LogSeason(ILogger logger, int season, int imported, int failed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Weeks that could not be imported, and are asked for again at the next start: {Weeks}")]
    private static partial void LogGivenUp(ILogger logger, string weeks);

    [LoggerMessage(Level = LogLevel.Error, Message = "Week {Week} could not be imported")]
    private static partial void LogNotImported(ILogger logger, Exception fault, SeasonWeekKey week);
}
