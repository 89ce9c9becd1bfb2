namespace LiveScore.Domain;

/// <summary>One thing that fans are told of a game.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="At">When the feed said so: the time of the change.</param>
/// <param name="Game">
/// The game after the change, with its scores, period and clock. All that is told of one change has the same: what a feed says at
/// once has no moments in between.
/// </param>
/// <param name="Text">One line of English, complete in itself: <c>BAL touchdown: BAL 13, CLE 6 (Q2 08:11)</c>.</param>
public sealed record Notification(NotificationKind Kind, DateTimeOffset At, Game Game, string Text)
{
    /// <summary>Code of the team whose points altered, as its game prints it; null in everything that is about both.</summary>
    public string? Team { get; init; }

    /// <summary>
    /// By how much the team's points altered: more than 0 in a score, less in a correction that takes them away, more in one that
    /// adds them after the end. Null where <see cref="Team"/> is.
    /// </summary>
    public int? Points { get; init; }

    /// <summary>What the change did to the lead, where points altered. Two teams whose points alter at once have it both.</summary>
    public LeadShift Lead { get; init; }

    public string GameId => Game.Id;

    /// <summary>Whether a team plays in the game, under whatever code it is asked for.</summary>
    public bool IsAbout(string team) => Game.Involves(team);
}
