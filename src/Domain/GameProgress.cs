using System.Globalization;

namespace LiveScore.Domain;

/// <summary>How far along a game is, as far as its status, period and clock tell.</summary>
internal static class GameProgress
{
    private const int SecondsInPeriod = 15 * 60;

    /// <summary>Whether one state of a game comes before another. False where their order cannot be told.</summary>
    public static bool IsBehind(Game game, Game other)
    {
        var (one, two) = (Stage(game), Stage(other));
        if (one is null || two is null || one != two)
        {
            return one < two;
        }

        return Remaining(game) is { } left && Remaining(other) is { } otherLeft && left > otherLeft;
    }

    // Halftime lies between the second and the third period.
    private static int? Stage(Game game) => game switch
    {
        { Status: GameStatus.Scheduled } => 0,
        { Status: GameStatus.InProgress, Period: { } period } => period <= 2 ? period : period + 1,
        { Status: GameStatus.Halftime } => 3,
        { Status: GameStatus.Final } => int.MaxValue,
        _ => null,
    };

    private static int? Remaining(Game game)
    {
        if (game.Clock?.Split(':') is not [var minutes, var seconds]
            || !int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            || !int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var s))
        {
            return null;
        }

        return Math.Min((m * 60) + s, SecondsInPeriod);
    }
}
