namespace LiveScore.Domain;

/// <summary>
/// What a notification is about. An announcement is none of these: it comes from an operator, not from a change, and has no game.
/// </summary>
public enum NotificationKind
{
    /// <summary>The game has begun.</summary>
    Kickoff,

    /// <summary>A team scored.</summary>
    Score,

    /// <summary>Something told before was wrong: points of a team, that the game is over, or that it had begun.</summary>
    Correction,

    /// <summary>A period has begun, other than behind halftime.</summary>
    Quarter,

    Halftime,

    Final,

    /// <summary>The game is called off, put off or broken off, for some time or for good; or it is on again after that.</summary>
    Postponed,

    /// <summary>The operator has something to say. No change of a week means that.</summary>
    Announcement,
}
