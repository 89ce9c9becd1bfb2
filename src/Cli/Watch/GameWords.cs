using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Cli.Watch;

/// <summary>A game and a week in the words of fans.</summary>
internal static class GameWords
{
    /// <summary><c>Q2 08:11</c>, <c>Halftime</c>, <c>Final/OT</c>; of a game to come the kick-off, in the time of the zone.</summary>
    public static string Status(this BoardGame game, TimeZoneInfo zone) => game.Status switch
    {
        "scheduled" => game.Kickoff is { } kickoff
            ? TimeZoneInfo.ConvertTime(kickoff, zone).ToString("ddd MMM d HH:mm", CultureInfo.InvariantCulture)
            : "Scheduled",
        "inProgress" => string.Join(' ', new[] { Period(game.Period), game.Clock }.OfType<string>()) is { Length: > 0 } moment ? moment : "In play",
        "halftime" => "Halftime",
        "final" => game.Overtime ? "Final/OT" : "Final",
        "postponed" => "Postponed",
        "suspended" => "Suspended",
        "canceled" => "Canceled",
        "delayed" => "Delayed",
        var other => other ?? "?",
    };

    /// <summary>What else there is to say, such as <c>red zone</c>, or nothing.</summary>
    public static string Facts(this BoardGame game, int? awayFellFrom, int? homeFellFrom, bool namesTheBall) => string.Join(", ", new[]
    {
        namesTheBall && game.Ball is { } ball ? $"{ball.Code} ball" : null,
        awayFellFrom is { } away ? $"{game.Away.Code} corrected from {away}" : null,
        homeFellFrom is { } home ? $"{game.Home.Code} corrected from {home}" : null,
        game.IsRedZone ? "red zone" : null,
        game.Note,
    }.OfType<string>());

    public static string Name(this SeasonWeekKey week) => (week.Type, week.Week) switch
    {
        (SeasonType.Pre, var number) => $"Preseason week {number}, {week.Season}",
        (SeasonType.Post, 1) => $"Wild card round, {week.Season}",
        (SeasonType.Post, 2) => $"Divisional round, {week.Season}",
        (SeasonType.Post, 3) => $"Conference championships, {week.Season}",
        (SeasonType.Post, _) => $"Super Bowl, {week.Season}",
        var (_, number) => $"Week {number}, {week.Season}",
    };

    private static string? Period(int? period) => period switch
    {
        null => null,
        <= 4 => $"Q{period}",
        5 => "OT",
        _ => $"{period - 4}OT",
    };
}
