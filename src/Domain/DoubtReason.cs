namespace LiveScore.Domain;

/// <summary>Why an answer about a game is not believed at once. The numbers are stored.</summary>
public enum DoubtReason
{
    /// <summary>A moment of the game that has passed.</summary>
    StepBack = 0,

    /// <summary>More points fell than a review takes back, or all of them.</summary>
    PointsGone = 1,

    /// <summary>Final, while the clock had more left than has passed since, or tied without an overtime.</summary>
    EarlyFinal = 2,

    /// <summary>The feed no longer has the game.</summary>
    Missing = 3,

    /// <summary>Called off, or moved to another time, when it was on or about to begin.</summary>
    CalledOff = 4,

    /// <summary>More of the game, or more points, than there was time for.</summary>
    TooFast = 5,
}
