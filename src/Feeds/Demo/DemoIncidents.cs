namespace LiveScore.Feeds.Demo;

/// <summary>What happens to some games and not to others.</summary>
[Flags]
internal enum DemoIncidents
{
    None = 0,

    /// <summary>The first touchdown does not stand.</summary>
    ReversedTouchdown = 1,

    /// <summary>The kick-off waits for the weather.</summary>
    LateKickoff = 2,

    /// <summary>Play is broken off in the second quarter for the weather.</summary>
    BrokenOff = 4,

    /// <summary>Nobody leads after four quarters.</summary>
    Overtime = 8,

    /// <summary>Somebody has to win.</summary>
    NoTie = 16,
}
