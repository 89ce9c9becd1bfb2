namespace LiveScore.Domain;

/// <summary>The facts of a game that can be absent, as a set.</summary>
[Flags]
public enum GameFacts
{
    None = 0,
    Period = 1,
    Clock = 2,
    AwayScore = 4,
    HomeScore = 8,
    Possession = 16,
    RedZone = 32,
    Note = 64,
}
