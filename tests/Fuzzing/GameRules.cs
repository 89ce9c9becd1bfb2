using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Fuzzing;

/// <summary>What holds for every game that a reader gives, whatever it was given.</summary>
public static class GameRules
{
    public static IEnumerable<string> Broken(Game game, SeasonWeekKey week) =>
        Rules(game, week).Where(rule => !rule.Holds).Select(rule => $"{rule.Name}: {game}");

    private static (string Name, bool Holds)[] Rules(Game game, SeasonWeekKey week) =>
    [
        ("number", game.Id.Length is >= 5 and <= 12 && game.Id.All(char.IsAsciiDigit)),
        ("year", game.Kickoff.Year - week.Season is 0 or 1),
        ("zone", game.Kickoff.Offset == TimeSpan.FromHours(-4) || game.Kickoff.Offset == TimeSpan.FromHours(-5)),
        ("teams", IsTeam(game.Away) && IsTeam(game.Home)),
        ("itself", !(Teams.IsKnown(game.Home.Code) && Teams.AreSame(game.Home.Code, game.Away.Code))),
        ("scores", game.AwayScore is null == game.HomeScore is null && game.AwayScore is null or (>= 0 and <= 200)
            && game.HomeScore is null or (>= 0 and <= 200)),
        ("result", game.AwayScore is not null || game.Status is not (GameStatus.InProgress or GameStatus.Halftime or GameStatus.Final)),
        ("schedule", game.AwayScore is null || game.Status is not (GameStatus.Scheduled or GameStatus.Postponed or GameStatus.Canceled)),
        ("period", game.Period is null || (game.Period is >= 1 and <= 10 && game.IsInPlay)),
        ("halftime", game.Status != GameStatus.Halftime || game is { Period: 2, Clock: null }),
        ("clock", game.Clock is null || (game.Period is not null && IsClock(game.Clock))),
        ("ball", game.Possession is null
            || (game.Status == GameStatus.InProgress && (game.Possession == game.Home.Code || game.Possession == game.Away.Code))),
        ("red zone", game.RedZone is null || game.Status == GameStatus.InProgress),
        ("overtime", !game.Overtime || game.Period >= 5 || game.Status is GameStatus.Final or GameStatus.Suspended),
        ("note", game.Note is null or { Length: >= 1 and <= 80 } && !(game.Note ?? "").Any(char.IsControl)),
    ];

    private static bool IsTeam(Team team) =>
        team.Code.Length is >= 2 and <= 4 && team.Code.All(char.IsAsciiLetterOrDigit)
        && team.Name.Length is >= 1 and <= 40 && !team.Name.Any(char.IsControl);

    private static bool IsClock(string clock) =>
        TimeOnly.TryParseExact(clock, "mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var left) && left <= new TimeOnly(0, 15);
}
