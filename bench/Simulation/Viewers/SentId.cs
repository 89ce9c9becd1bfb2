namespace LiveScore.Simulation.Viewers;

/// <summary>What a viewer says of itself when it comes.</summary>
internal enum SentId
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The id of what it has.</summary>
    Known,

    /// <summary>What no gateway has ever made.</summary>
    Garbage,

    /// <summary>An id of a week that was stored anew.</summary>
    OtherEpoch,

    /// <summary>A version that there never was.</summary>
    Future,
}
