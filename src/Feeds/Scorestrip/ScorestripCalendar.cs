using LiveScore.Domain;

namespace LiveScore.Feeds.Scorestrip;

/// <summary>
/// The date of a weekday in a week of the league's, for documents that have no dates. The first Sunday of a season is the one
/// after Labor Day, and weeks follow without a gap; week 4 of the preseason is the one before. Right for the 321 games of 2015.
/// </summary>
internal static class ScorestripCalendar
{
    private const int PreseasonWeeks = 5;

    public static DateOnly DateOf(string? weekday, SeasonWeekKey week)
    {
        var day = ScorestripKickoff.DayOf(weekday) ?? throw new FormatException($"no day of a week in {Words.Quote(weekday)}");
        // Wednesday to Saturday come before the Sunday of their week, Monday and Tuesday after it.
        return SundayOf(week).AddDays(day >= DayOfWeek.Wednesday ? (int)day - 7 : (int)day);
    }

    private static DateOnly SundayOf(SeasonWeekKey week)
    {
        var september = new DateOnly(week.Season, 9, 1);
        var laborDay = september.AddDays((DayOfWeek.Monday - september.DayOfWeek + 7) % 7);
        var weeks = week.Type == SeasonType.Pre ? week.Week - PreseasonWeeks : week.Week - 1;
        return laborDay.AddDays(6 + (7 * weeks));
    }
}
