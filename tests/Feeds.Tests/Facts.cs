using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Feeds.Tests;

/// <summary>Games as lines of text, so that tables of facts can stand in the tests.</summary>
internal static class Facts
{
    /// <summary>
    /// Number, kick-off, visitor and home with their points, status; then what else holds: period, clock, ball, red zone, overtime,
    /// note. A fact that is not there is null, so a line is the whole game.
    /// </summary>
    public static string Line(Game game) => string.Join(' ', ((string?[])
    [
        game.Id, Kickoff(game), Side(game.Away, game.AwayScore), "@", Side(game.Home, game.HomeScore), game.Status.ToString(),
        game.Period is null ? null : $"Q{game.Period}",
        game.Clock,
        game.Possession is null ? null : $"ball={game.Possession}",
        game.RedZone is { } redZone ? redZone ? "rz=1" : "rz=0" : null,
        game.Overtime ? "OT" : null,
        game.Note is null ? null : $"({game.Note})",
    ]).OfType<string>());

    public static string[] Lines(string table) => table.Split('\n', StringSplitOptions.TrimEntries);

    // Whole minutes without their seconds; anything else in full.
    private static string Kickoff(Game game) => game.Kickoff.ToString(
        game.Kickoff.TimeOfDay.Ticks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-ddTHH:mmzzz" : "O", CultureInfo.InvariantCulture);

    private static string Side(Team team, int? score) => score is null ? $"{team.Code} {team.Name}" : $"{team.Code} {team.Name} {score}";
}
