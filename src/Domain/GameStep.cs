namespace LiveScore.Domain;

/// <summary>What one change did to one game, and what there is to say of its course. Null where there is nothing.</summary>
internal sealed record GameStep(Game Before, Game After, DateTimeOffset At)
{
    private static readonly TimeSpan s_old = TimeSpan.FromDays(1);

    /// <summary>Whether the game begins with this change, as far as anybody can have seen it begin.</summary>
    public bool Begins => !GameProgress.HasBegun(Before) && Before.Status is GameStatus.Scheduled or GameStatus.Delayed
        && After is { Status: GameStatus.InProgress, Period: 1 };

    // Whoever was told that a game is over, or on, must hear that it is not: silence would leave it at that.
    public Notification? Opening() => (Before.Status, After.Status) switch
    {
        (_, GameStatus.InProgress or GameStatus.Halftime) when !GameProgress.HasBegun(Before) =>
            Tell(NotificationKind.Kickoff, Begins ? $"Kickoff: {After.Fixture()}" : $"{After.Fixture()} is under way: {After.ScoreLine()}"),
        (GameStatus.Final, GameStatus.InProgress or GameStatus.Halftime) =>
            Tell(NotificationKind.Correction, $"Correction: {After.Fixture()} is not over: {After.ScoreLine()}"),
        (GameStatus.InProgress or GameStatus.Halftime or GameStatus.Final, GameStatus.Scheduled) =>
            Tell(NotificationKind.Correction, $"Correction: {After.Schedule()}"),
        (GameStatus.Delayed or GameStatus.Suspended, GameStatus.InProgress) =>
            Tell(NotificationKind.Postponed, $"{After.Fixture()} resumed: {After.ScoreLine()}"),
        (not GameStatus.Scheduled, GameStatus.Scheduled) =>
            Tell(NotificationKind.Postponed, After.Schedule()),
        _ => null,
    };

    // One for each break, as the score services have it: at its end a quarter is over and the next begins, and behind halftime, which
    // was told, the third quarter is nothing new. Where several were missed only the newest is told.
    public Notification? Break() => After switch
    {
        { Status: GameStatus.Halftime } when IsUnderWay(Before) && !(Before.Period > 2) =>
            Tell(NotificationKind.Halftime, $"Halftime: {After.ScoreLine(withMoment: false)}"),
        { Status: GameStatus.InProgress, Period: { } period }
            when period > Before.Period && GameProgress.HasBegun(Before) && !(Before.Status == GameStatus.Halftime && period == 3) =>
            Tell(NotificationKind.Quarter, $"{NotificationWords.Period(period)}: {After.ScoreLine(withMoment: false)}"),
        _ => null,
    };

    public Notification? Interruption() => NotificationWords.Interruption(After) is { } words && After.Status != Before.Status && !IsOld
        ? Tell(NotificationKind.Postponed, words)
        : null;

    public Notification? End() => After.Status == GameStatus.Final && Before.Status != GameStatus.Final && !IsOld
        ? Tell(NotificationKind.Final, $"{(After.Overtime ? "Final/OT" : "Final")}: {After.ScoreLine(withMoment: false)}")
        : null;

    public Notification Tell(NotificationKind kind, string text) => new(kind, At, After, text);

    private bool IsOld => Before.IsAhead && At - After.Kickoff > s_old;

    private static bool IsUnderWay(Game game) => GameProgress.HasBegun(game)
        && game.Status is GameStatus.InProgress or GameStatus.Delayed or GameStatus.Suspended;
}
