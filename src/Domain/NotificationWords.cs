using System.Globalization;

namespace LiveScore.Domain;

/// <summary>A game in the words of fans, visitor first.</summary>
internal static class NotificationWords
{
    /// <summary><c>BAL @ CLE</c>.</summary>
    public static string Fixture(this Game game) => $"{game.Away.Code} @ {game.Home.Code}";

    /// <summary><c>BAL 13, CLE 6 (Q2 08:11)</c>; without what is not known.</summary>
    public static string ScoreLine(this Game game, bool withMoment = true)
    {
        var score = game is { AwayScore: { } away, HomeScore: { } home }
            ? $"{game.Away.Code} {away}, {game.Home.Code} {home}"
            : game.Fixture();
        return withMoment && Moment(game) is { } moment ? $"{score} ({moment})" : score;
    }

    /// <summary><c>BAL @ CLE is scheduled for Mon, Nov 30, 8:30 PM ET</c>. A note may say that the time is none yet.</summary>
    public static string Schedule(this Game game) => Told(game.Note) is { } note
        ? $"{game.Fixture()} is on the schedule: {note}"
        : string.Create(CultureInfo.InvariantCulture, $"{game.Fixture()} is scheduled for {game.Kickoff:ddd, MMM d, h:mm tt} ET");

    public static string Period(int period) => period switch
    {
        1 => "First quarter",
        2 => "Second quarter",
        3 => "Third quarter",
        4 => "Fourth quarter",
        5 => "Overtime",
        _ => $"Overtime {period - 4}",
    };

    /// <summary>Why a game is off for now or for good, and where it stood; null for a game that is neither.</summary>
    public static string? Interruption(Game game)
    {
        var hasBegun = GameProgress.HasBegun(game);
        var word = game.Status switch
        {
            GameStatus.Postponed => "postponed",
            GameStatus.Suspended => "suspended",
            GameStatus.Canceled => "canceled",
            GameStatus.Delayed => "delayed",
            _ => null,
        };
        if (word is null)
        {
            return null;
        }

        var text = Told(game.Note) switch
        {
            null when word == "delayed" && !hasBegun => $"{game.Fixture()}: kickoff delayed",
            null => $"{game.Fixture()} {word}",
            var note when note.Contains(word, StringComparison.OrdinalIgnoreCase) => $"{game.Fixture()}: {note}",
            var note => $"{game.Fixture()} {word}: {note}",
        };
        return hasBegun ? $"{text}; {game.ScoreLine()}" : text;
    }

    private static string? Told(string? note) => Doubt.IsNote(note) ? null : note;

    private static string? Moment(Game game) => game switch
    {
        { Status: GameStatus.Halftime } => "halftime",
        { Status: GameStatus.Final } => game.Overtime ? "final/OT" : "final",
        { IsInPlay: true, Period: { } period } => string.Join(' ', new[] { Short(period), game.Clock }.OfType<string>()),
        _ => null,
    };

    private static string Short(int period) => period switch
    {
        <= 4 => $"Q{period}",
        5 => "OT",
        _ => $"{period - 4}OT",
    };
}
