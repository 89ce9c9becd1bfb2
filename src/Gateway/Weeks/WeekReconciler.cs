using LiveScore.Contracts;
using LiveScore.Domain;

namespace LiveScore.Gateway.Weeks;

/// <summary>How what is heard of a week joins what is known. Pure.</summary>
internal static class WeekReconciler
{
    /// <summary>
    /// The log after a hint of the stream, or null when the grain has to be asked: something is missing, the epoch is another
    /// one, or nothing is known yet. What is old or repeated alters nothing.
    /// </summary>
    public static WeekLog? Join(this WeekLog? log, WeekEvent hint, int kept)
    {
        if (log is null || log.Epoch != hint.Epoch)
        {
            return null;
        }

        return After(log, hint.Changes) is { } news ? log.With(news, log.StaleSince, kept) : null;
    }

    /// <summary>
    /// The log after an answer of the grain, or null when the answer does not connect to it and the grain has to be asked for
    /// everything.
    /// </summary>
    /// <param name="log">What is known now.</param>
    /// <param name="week">The week.</param>
    /// <param name="asked">The position that the grain was asked with; hints may have moved the log on since.</param>
    /// <param name="answer">What it said.</param>
    /// <param name="now">The time for a state of which no change is known.</param>
    /// <param name="kept">How many versions to keep.</param>
    public static WeekLog? Join(
        this WeekLog? log, SeasonWeekKey week, WeekPosition asked, WeekChanges answer, DateTimeOffset now, int kept)
    {
        // The grain knows less than it did when it was asked: its store was set back.
        var wentBack = asked.Epoch == answer.Epoch && answer.Version < asked.Version;
        if (log is not null && log.Epoch == answer.Epoch && !wentBack && After(log, answer.Changes) is { } news
            && (news.Count > 0 || answer.Version <= log.Version))
        {
            return log.With(news, answer.StaleSince, kept);
        }

        var isWhole = answer.Base is not null || answer.Version == answer.Changes.Length;
        return isWhole ? WeekLog.Begin(week, answer, now, kept) : null;
    }

    /// <summary>Those changes that follow on the log; null when there is a hole before them or between them.</summary>
    private static List<WeekChange>? After(WeekLog log, IEnumerable<WeekChange> changes)
    {
        var news = changes.Where(change => change.Version > log.Version).ToList();
        var isWhole = news.Select((change, index) => change.Version == log.Version + 1 + index).All(fits => fits);
        return isWhole ? news : null;
    }
}
