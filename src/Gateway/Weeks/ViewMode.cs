namespace LiveScore.Gateway.Weeks;

/// <summary>What a viewer is told when something alters.</summary>
internal enum ViewMode
{
    /// <summary>Only what altered.</summary>
    Delta,

    /// <summary>All games, every time.</summary>
    Full,

    /// <summary>What it means to fans.</summary>
    Notifications,
}
