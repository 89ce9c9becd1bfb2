using LiveScore.Domain;

namespace LiveScore.Feeds.Scorestrip;

/// <summary>What the attribute <c>q</c> tells of a game.</summary>
internal sealed record ScorestripState(GameStatus Status, int? Period = null, bool Overtime = false)
{
    // OT and T (a tie) are not in the payloads we have; clients of the time knew them.
    public static ScorestripState Of(Func<string, string?> attribute) => attribute("q") switch
    {
        "P" => new(GameStatus.Scheduled),
        "1" => new(GameStatus.InProgress, 1),
        "2" => new(GameStatus.InProgress, 2),
        "H" => new(GameStatus.Halftime, 2),
        "3" => new(GameStatus.InProgress, 3),
        "4" => new(GameStatus.InProgress, 4),
        "5" or "OT" => new(GameStatus.InProgress, 5, Overtime: true),
        "F" => new(GameStatus.Final),
        "FO" => new(GameStatus.Final, Overtime: true),
        "T" when attribute("hs") == attribute("vs") => new(GameStatus.Final, Overtime: true),
        var unknown => throw new FormatException($"no state of a game in q={Words.Quote(unknown)}"),
    };
}
