namespace LiveScore.Domain;

/// <summary>The weeks that the league plays. A table, since feeds and calendars disagree about anything that is computed.</summary>
internal static class SeasonWeeks
{
    /// <summary>The weeks that there are from a season on, in the order they are played.</summary>
    private static readonly (SeasonType Type, int From, int[] Weeks)[] s_table =
    [
        (SeasonType.Pre, 2009, [0, 1, 2, 3, 4]), // 0 is the Hall of Fame game
        (SeasonType.Reg, 2009, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]),
        (SeasonType.Reg, 2021, [18]),
        (SeasonType.Post, 2009, [1, 2, 3, 4]), // wild card, divisional, conference, Super Bowl
    ];

    public static IEnumerable<SeasonWeekKey> Of(int season) =>
        from row in s_table
        where season >= row.From && season <= SeasonWeekKey.LastSeason
        from week in row.Weeks
        select new SeasonWeekKey(season, row.Type, week);
}
