using System.Globalization;

namespace LiveScore.Domain;

/// <summary>How far along a game is, as far as its status, period and clock tell.</summary>
internal static class GameProgress
{
    private const int Period = 15 * 60, Regulation = 4 * Period;

    /// <summary>
    /// Whether a ball was kicked. A kick-off can be delayed while the feed already has it in the first period; a game that was broken
    /// off keeps its score.
    /// </summary>
    public static bool HasBegun(Game game) => game.Status switch
    {
        GameStatus.InProgress or GameStatus.Halftime or GameStatus.Final => true,
        GameStatus.Delayed => Played(game) > 0 || game.AwayScore > 0 || game.HomeScore > 0,
        GameStatus.Suspended => game.AwayScore is not null || game.HomeScore is not null,
        _ => false,
    };

    /// <summary>Whether one state of a game comes before another. False where their order cannot be told.</summary>
    public static bool IsBehind(Game game, Game other)
    {
        var (one, two) = (Stage(game), Stage(other));
        if (one is null || two is null || one != two)
        {
            return one < two;
        }

        return Left(game) is { } left && Left(other) is { } otherLeft && left > otherLeft;
    }

    /// <summary>How much of the game clock lies between two moments of a game under way; null unless both are that.</summary>
    public static TimeSpan? Between(Game earlier, Game later) =>
        Played(earlier) is { } from && Played(later) is { } to ? TimeSpan.FromSeconds(to - from) : null;

    /// <summary>
    /// What the game clock has left at least before the game can end with this score. No game ends before regulation does, nor
    /// with a tie before overtime does; a score in overtime may end it at once.
    /// </summary>
    public static TimeSpan LeftBefore(Game final, Game game)
    {
        var isTied = final.AwayScore == final.HomeScore;
        return TimeSpan.FromSeconds(game switch
        {
            { Period: > 4 } => isTied ? Left(game) ?? 0 : 0,
            _ => Played(game) is { } played ? Math.Max(0, Regulation - played) : 0,
        });
    }

    private static int? Played(Game game) => game switch
    {
        { Status: GameStatus.Halftime } => 2 * Period,
        { IsInPlay: true, Period: { } period } => (period * Period) - (Left(game) ?? 0),
        _ => null,
    };

    // Halftime lies between the second and the third period.
    private static int? Stage(Game game) => game switch
    {
        { Status: GameStatus.Scheduled } => 0,
        { Status: GameStatus.InProgress, Period: { } period } => period <= 2 ? period : period + 1,
        { Status: GameStatus.Halftime } => 3,
        { Status: GameStatus.Final } => int.MaxValue,
        _ => null,
    };

    private static int? Left(Game game)
    {
        if (game.Clock?.Split(':') is not [var minutes, var seconds]
            || !int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            || !int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var s))
        {
            return null;
        }

        return Math.Min((m * 60) + s, Period);
    }
}
