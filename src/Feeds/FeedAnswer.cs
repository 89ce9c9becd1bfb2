using LiveScore.Domain;

namespace LiveScore.Feeds;

/// <summary>What came of asking a feed.</summary>
public abstract record FeedAnswer
{
    private FeedAnswer()
    {
    }

    /// <summary>The feed knows the week. There is at least one game.</summary>
    public sealed record Reported(WeekReport Report) : FeedAnswer;

    /// <summary>The feed answered well and has no such week.</summary>
    public sealed record NoSuchWeek : FeedAnswer;

    /// <summary>No answer, or none that can be believed.</summary>
    /// <param name="Reason">In words, for a log.</param>
    /// <param name="RetryAfter">How long the provider is to be left alone, on the machine's clock; null when it did not say.</param>
    public sealed record Failed(string Reason, TimeSpan? RetryAfter = null) : FeedAnswer
    {
        /// <summary>Whether a sound answer was about another week than the one asked for: the provider is well.</summary>
        public bool OfAnotherWeek { get; init; }
    }
}
