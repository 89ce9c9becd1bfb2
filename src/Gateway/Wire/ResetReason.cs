namespace LiveScore.Gateway.Wire;

/// <summary>Why a viewer is given the state anew instead of what it missed.</summary>
internal enum ResetReason
{
    /// <summary>The id is none that this system makes.</summary>
    UnknownId,

    /// <summary>The week was stored anew since.</summary>
    OtherEpoch,

    /// <summary>What was missed is no longer kept.</summary>
    TooOld,

    /// <summary>The id names a version that does not exist, as after a store was set back.</summary>
    FromTheFuture,

    /// <summary>The stream is about another week, as when the current week moves on.</summary>
    OtherWeek,
}
