using System.Globalization;
using System.Text.Json;
using LiveScore.Domain;

namespace LiveScore.Feeds.Scorestrip;

/// <summary>
/// One row of <c>scorestrip.json</c> as a game. It has neither the game's long number nor a date nor names, but the short number,
/// a weekday and the week, <c>REG17</c>.
/// </summary>
internal static class ScorestripRow
{
    /// <summary>Rows of the postseason have 17; they cannot be told apart by week.</summary>
    private const int Columns = 14;

    private const int Weekday = 0, Time = 1, Status = 2, Clock = 3, Visitor = 4, VisitorScore = 5, Home = 6, HomeScore = 7,
        Ball = 8, RedZone = 9, Number = 10;

    public static string? NumberOf(JsonElement row) => Slot(row, Number);

    /// <summary>Null for a row of another week.</summary>
    public static Game? Read(JsonElement row, SeasonWeekKey week)
    {
        var columns = row.ValueKind == JsonValueKind.Array ? row.GetArrayLength() : 0;
        if (columns < Columns)
        {
            throw new FormatException("no row of a game");
        }

        if ((Slot(row, columns - 2), Slot(row, columns - 1)) != (NameOf(week), week.Season.ToString(CultureInfo.InvariantCulture)))
        {
            return null;
        }

        return columns == Columns
            ? ScorestripGame.Read(IdOf(NumberOf(row)), KickoffOf(row, week), name => Attribute(row, name))
            : throw new FormatException("a row of another kind");
    }

    private static string? Attribute(JsonElement row, string name) => name switch
    {
        "q" => Slot(row, Status)?.ToUpperInvariant() switch
        {
            "PREGAME" => "P",
            "HALFTIME" => "H",
            "FINAL" => "F",
            "FINAL OVERTIME" => "FO",
            var period => period,
        },
        "k" => Slot(row, Clock),
        "v" => Slot(row, Visitor),
        "vs" => Slot(row, VisitorScore),
        "h" => Slot(row, Home),
        "hs" => Slot(row, HomeScore),
        "p" => Slot(row, Ball),
        "rz" => Slot(row, RedZone),
        _ => null,
    };

    private static string? Slot(JsonElement row, int column) =>
        row.ValueKind == JsonValueKind.Array && row.GetArrayLength() > column ? row[column].Text() : null;

    private static string NameOf(SeasonWeekKey week) =>
        string.Create(CultureInfo.InvariantCulture, $"{ScorestripWeeks.SeasonTypeOf(week)}{ScorestripWeeks.NumberOf(week)}");

    private static string IdOf(string? number) => number is { Length: 5 } && number.All(char.IsAsciiDigit)
        ? number
        : throw new FormatException($"{Words.Quote(number)} is not the number of a game");

    // 13:00:00 since the regular season of 2015, 1:00 before.
    private static DateTimeOffset KickoffOf(JsonElement row, SeasonWeekKey week)
    {
        var date = ScorestripCalendar.DateOf(Slot(row, Weekday), week);
        return TimeOnly.TryParseExact(Slot(row, Time), "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? LeagueTime.At(date, time)
            : ScorestripKickoff.Of(date, null, Slot(row, Time), week.Type);
    }
}
