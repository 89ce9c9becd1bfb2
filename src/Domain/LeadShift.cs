namespace LiveScore.Domain;

/// <summary>What a change did to the lead in a game.</summary>
public enum LeadShift
{
    None,

    /// <summary>A team leads that did not.</summary>
    Taken,

    /// <summary>Nobody leads any more.</summary>
    Tied,
}
