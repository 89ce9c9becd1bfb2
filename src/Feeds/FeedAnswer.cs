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

    /// <summary>No answer, or none that can be believed; the reason in words for a log.</summary>
    public sealed record Failed(string Reason) : FeedAnswer;
}
