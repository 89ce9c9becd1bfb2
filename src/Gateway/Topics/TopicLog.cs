namespace LiveScore.Gateway.Topics;

/// <summary>What a gateway knows of something that viewers follow. Immutable: whoever holds one reads it without a lock while the next is made.</summary>
internal abstract class TopicLog
{
    /// <summary>Whether there is something that a viewer can begin with.</summary>
    public abstract bool IsReady { get; }

    /// <summary>Since when its source has not been heard.</summary>
    public DateTimeOffset? StaleSince { get; protected init; }
}
