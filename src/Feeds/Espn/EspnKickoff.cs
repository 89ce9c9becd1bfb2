using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Feeds.Espn;

/// <summary>When a game kicks off: ESPN has it in UTC and to the minute, often on the day after the league's date.</summary>
internal static class EspnKickoff
{
    private static readonly string[] s_formats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFK"];

    public static DateTimeOffset Of(string? date, SeasonWeekKey week) =>
        DateTimeOffset.TryParseExact(date, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var kickoff)
            && kickoff.Year - week.Season is 0 or 1
            ? LeagueTime.Of(kickoff)
            : throw new FormatException($"no kick-off of {week.Season} in {Words.Quote(date)}");
}
