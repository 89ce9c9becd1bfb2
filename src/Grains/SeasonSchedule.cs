using System.Collections.Immutable;
using LiveScore.Domain;

namespace LiveScore.Grains;

/// <summary>Which weeks of a season are to be looked for while it runs. Pure.</summary>
public static class SeasonSchedule
{
    // The longest pause of a season lies before the Super Bowl: two weeks.
    private static readonly TimeSpan s_pause = TimeSpan.FromDays(30);

    /// <summary>Weeks that lie between others that are known: the feed may have failed to tell of them.</summary>
    public static IEnumerable<SeasonWeekKey> Holes(IReadOnlyList<WeekSummary> weeks)
    {
        var known = weeks.Where(week => week.Games > 0).Select(week => week.Week).ToList();
        return weeks.Where(week => week.Games == 0 && known.Count > 0 && week.Week < known.Max()).Select(week => week.Week);
    }

    /// <summary>
    /// The weeks to come that were never imported, once nothing that is known lies ahead: who plays in January is known in
    /// January. None in mid-season, nor when the season is long over.
    /// </summary>
    public static ImmutableArray<SeasonWeekKey> ToLookFor(IReadOnlyList<WeekSummary> weeks, DateTimeOffset now)
    {
        var known = weeks.Where(week => week.Games > 0).ToList();
        if (known.Count == 0 || known.Any(week => week.Live > 0 || week.NextKickoff is not null) || now - known.Max(week => week.LastKickoff) > s_pause)
        {
            return [];
        }

        var last = known.Max(week => week.Week);
        return [.. weeks.Select(week => week.Week).Where(week => week > last)];
    }
}
