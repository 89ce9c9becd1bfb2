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

    /// <summary>As in the archive's address.</summary>
    public static string SeasonTypeOf(SeasonWeekKey week) => week.Type switch
    {
        SeasonType.Pre => "PRE",
        SeasonType.Reg => "REG",
        _ => "POST",
    };
}
