using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Topics;

/// <summary>
/// Where a viewer stands, and so what it gets next. It holds no queue: however slow a viewer is, it costs a few numbers, and
/// what it has not heard yet is read from the log that all share. Immutable, and equal for viewers that get the same.
/// </summary>
/// <param name="ResumeAt">The last id the viewer had, whatever it sent as such; null when it begins, and once it has begun.</param>
internal abstract record TopicCursor(string? ResumeAt)
{
    /// <summary>The version that heartbeats name: the last one given, or null before.</summary>
    public abstract long? LastVersion { get; }

    /// <summary>Whether there is nothing in the log that the viewer has not.</summary>
    public abstract bool IsAt(TopicLog log);

    /// <summary>The next step towards the newest state of the log. Several may be needed.</summary>
    public abstract TopicStep Advance(TopicLog log);
}

/// <summary>What takes a viewer from one position to the next. Viewers at the same position share it, and its bytes.</summary>
/// <param name="Events">What it is sent; may be none.</param>
/// <param name="Next">Where it stands then.</param>
/// <param name="IsMerged">Whether an event stands for several versions.</param>
internal sealed record TopicStep(IReadOnlyList<WireEvent> Events, TopicCursor Next, bool IsMerged = false);
