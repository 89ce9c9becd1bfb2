using LiveScore.Domain;

namespace LiveScore.Feeds;

/// <summary>One provider of scores. Safe for concurrent calls.</summary>
public interface IFeed
{
    /// <summary>As in configuration: <c>scorestrip</c>, <c>espn</c>, <c>demo</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Asks for a week once. Whatever the provider does (silence, errors, half an answer, HTML) comes back as an answer;
    /// throws only when cancelled.
    /// </summary>
    /// <param name="week">The week.</param>
    /// <param name="isLive">Whether a game of the week is on, about to begin or just over: then the freshest source counts, else the most complete.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<FeedAnswer> AskAsync(SeasonWeekKey week, bool isLive, CancellationToken cancellationToken);
}
