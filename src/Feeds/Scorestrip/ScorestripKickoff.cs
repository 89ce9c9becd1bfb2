using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Feeds.Scorestrip;

/// <summary>
/// When a game kicks off, out of three facts: the date in its number, the weekday, and a time that says neither am nor pm.
/// </summary>
internal static class ScorestripKickoff
{
    // The furthest that a game was put off and kept its number; beyond that the weekday before is nearer.
    private const int MostDaysLater = 4;

    private static readonly TimeOnly s_london = new(9, 30);

    public static DateTimeOffset Of(DateOnly date, string? weekday, string? time, SeasonType type)
    {
        var day = Played(date, weekday);
        var hour = TimeOf(time);
        // Right for all 1,327 games of 2015-2018: before noon only in London.
        var morning = hour == s_london && day.DayOfWeek == DayOfWeek.Sunday && type == SeasonType.Reg;
        return LeagueTime.At(day, morning || hour.Hour == 12 ? hour : hour.AddHours(12));
    }

    /// <summary>Of <c>Sun</c>, <c>Mon</c>…; null for anything else.</summary>
    public static DayOfWeek? DayOf(string? weekday)
    {
        var days = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames;
        var index = Array.FindIndex(days, name => name.Equals(weekday, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : (DayOfWeek)index;
    }

    // A game that was moved keeps its number: NYJ @ BUF of 2014 has the 23rd, a Sunday, and was played on Monday the 24th.
    private static DateOnly Played(DateOnly date, string? weekday)
    {
        if (DayOf(weekday) is not { } day)
        {
            return date;
        }

        var later = (day - date.DayOfWeek + 7) % 7;
        return date.AddDays(later <= MostDaysLater ? later : later - 7);
    }

    private static TimeOnly TimeOf(string? time) =>
        TimeOnly.TryParseExact(time, "h:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            ? parsed.Hour == 0 ? parsed.AddHours(12) : parsed
            : throw new FormatException($"no time of kick-off in {Words.Quote(time)}");
}
