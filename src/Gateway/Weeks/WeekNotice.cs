using LiveScore.Contracts;

namespace LiveScore.Gateway.Weeks;

/// <summary>What a follower's loop is told.</summary>
internal abstract record WeekNotice
{
    /// <summary>The stream said something.</summary>
    public sealed record Hint(WeekEvent Event) : WeekNotice;

    /// <summary>The grain answered, or did not.</summary>
    /// <param name="Asked">The position it was asked with.</param>
    /// <param name="IsRoutine">Asked because it was time, not because something was missing.</param>
    /// <param name="Changes">The answer; null when there was none.</param>
    /// <param name="Fault">Why there was none.</param>
    public sealed record Answer(WeekPosition Asked, bool IsRoutine, WeekChanges? Changes, Exception? Fault) : WeekNotice;

    /// <summary>The grain said what changed, or that nothing did for a while.</summary>
    /// <param name="Asked">The position it was asked with.</param>
    /// <param name="Changes">Null when it did not answer, or did at once with nothing new.</param>
    public sealed record Watched(WeekPosition Asked, WeekChanges? Changes) : WeekNotice;

    /// <summary>The grain was silent a moment ago.</summary>
    public sealed record AskAgain : WeekNotice;

    /// <summary>It is time to compare with the grain.</summary>
    public sealed record Compare : WeekNotice;

    /// <summary>Subscribing came to an end, well or not.</summary>
    public sealed record Subscribed : WeekNotice;

    /// <summary>Somebody waits for all that the grain has now.</summary>
    public sealed record CatchUp(TaskCompletionSource Done) : WeekNotice;
}
