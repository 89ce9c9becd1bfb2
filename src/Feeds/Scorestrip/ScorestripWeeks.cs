using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Feeds.Scorestrip;

/// <summary>How scorestrip numbers and names the weeks. A table for the postseason: 21 is the Pro Bowl, which is nobody's week.</summary>
internal static class ScorestripWeeks
{
    private static readonly (int Number, string GameType)[] s_postseason = [(18, "WC"), (19, "DIV"), (20, "CON"), (22, "SB")];

    public static int NumberOf(SeasonWeekKey week) =>
        week.Type == SeasonType.Post ? s_postseason[week.Week - 1].Number : week.Week;

    /// <summary>What <c>gt</c> says in the games of a week.</summary>
    public static string GameTypeOf(SeasonWeekKey week) =>
        week.Type == SeasonType.Post ? s_postseason[week.Week - 1].GameType : SeasonTypeOf(week);

    /// <summary>
    /// Whether a week may have the season type that a document prints. P is the preseason, and the postseason in the archive.
    /// </summary>
    public static bool MayBe(SeasonWeekKey week, string? seasonType) => seasonType switch
    {
        "R" => week.Type == SeasonType.Reg,
        "P" => week.Type != SeasonType.Reg,
        "POST" => week.Type == SeasonType.Post,
        _ => true,
    };

    /// <summary>Why a document of this season and number is not of the week; null when it is.</summary>
    public static string? OtherThan(SeasonWeekKey week, string? season, string? number) =>
        season == week.Season.ToString(CultureInfo.InvariantCulture)
        && number == NumberOf(week).ToString(CultureInfo.InvariantCulture)
            ? null
            : $"another week than the one asked for: season {Words.Quote(season)}, week {Words.Quote(number)}";

    /// <summary>As in the archive's address.</summary>
    public static string SeasonTypeOf(SeasonWeekKey week) => week.Type switch
    {
        SeasonType.Pre => "PRE",
        SeasonType.Reg => "REG",
        _ => "POST",
    };
}
