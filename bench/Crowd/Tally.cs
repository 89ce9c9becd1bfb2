namespace LiveScore.Crowd;

/// <summary>What a crowd has seen since counting began.</summary>
public sealed class Tally
{
    /// <summary>Events that brought something new.</summary>
    public long Events { get; internal set; }

    /// <summary>Events that were older than what is counted: a server that could not keep up works off the warm-up.</summary>
    public long Late { get; internal set; }

    /// <summary>Versions that those events covered: more than events where several were merged into one.</summary>
    public long Versions { get; internal set; }

    public long Bytes { get; internal set; }

    /// <summary>Versions that were left out: the next event did not stand on what the viewer had.</summary>
    public long Gaps { get; internal set; }

    /// <summary>Versions that came a second time.</summary>
    public long Twice { get; internal set; }

    /// <summary>Versions older than one that the viewer had.</summary>
    public long Disorder { get; internal set; }

    /// <summary>Viewers that were told to forget what they had.</summary>
    public long Resets { get; internal set; }

    /// <summary>States that viewers were given whole.</summary>
    public long States { get; internal set; }

    /// <summary>Events that no server should have sent.</summary>
    public long Unknown { get; internal set; }

    /// <summary>Connections that the server ended.</summary>
    public long Closed { get; internal set; }

    /// <summary>Connections that never came to be.</summary>
    public long Refused { get; internal set; }

    /// <summary>From the moment a version was due until a viewer had it, for each version and each viewer that does not sleep.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>Whatever must never happen.</summary>
    public long Faults => Gaps + Twice + Disorder + Unknown;
}
