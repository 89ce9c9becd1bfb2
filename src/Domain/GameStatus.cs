namespace LiveScore.Domain;

/// <summary>Where a game stands. The numbers are stored; the names on the wire are in docs/wire-format.md.</summary>
public enum GameStatus
{
    Scheduled = 0,
    InProgress = 1,
    Halftime = 2,
    Final = 3,
    Postponed = 4,
    Suspended = 5,
    Canceled = 6,
    Delayed = 7,
}
