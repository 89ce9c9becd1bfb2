namespace LiveScore.Gateway.Topics;

/// <summary>
/// What is known now of something that viewers follow. Looks only when told to, so that all its viewers see the same; used by
/// one thread.
/// </summary>
internal abstract class Topic : IDisposable
{
    /// <summary>The newest; null while nothing is known.</summary>
    public abstract TopicLog? Log { get; }

    /// <summary>Takes notice of what is new. False when nothing is.</summary>
    public abstract bool Look();

    /// <summary>What the viewer has to catch up with.</summary>
    public virtual TopicLog? LogFor(TopicCursor cursor) => Log;

    /// <summary>Where a viewer begins.</summary>
    public abstract TopicCursor Begin(Wish wish);

    /// <summary>Somebody listens here from now on.</summary>
    /// <param name="user">The name of that viewer, if it has one.</param>
    public virtual void Enter(string? user)
    {
    }

    /// <summary>Somebody listens no more.</summary>
    public virtual void Leave(string? user)
    {
    }

    public abstract void Dispose();
}
