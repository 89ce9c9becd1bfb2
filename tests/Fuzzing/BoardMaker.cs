using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Fuzzing;

/// <summary>Scoreboards as ESPN prints them, as far as anybody reads them: shared/feeds/FORMATS.md, section 3.</summary>
internal static class BoardMaker
{
    private static readonly (string Name, string State, bool Completed, int Period)[] s_states =
    [
        ("STATUS_SCHEDULED", "pre", false, 0), ("STATUS_SCHEDULED", "pre", false, 1), ("STATUS_IN_PROGRESS", "in", false, 2),
        ("STATUS_IN_PROGRESS", "in", false, 5), ("STATUS_END_PERIOD", "in", false, 3), ("STATUS_HALFTIME", "in", false, 2),
        ("STATUS_FINAL", "post", true, 4), ("STATUS_FINAL", "post", true, 5), ("STATUS_DELAYED", "in", false, 1),
        ("STATUS_POSTPONED", "post", false, 0), ("STATUS_CANCELED", "post", false, 0), ("STATUS_SUSPENDED", "in", false, 3),
    ];

    public static Made Json(Random chance)
    {
        var week = Made.AnyWeek(chance);
        var told = chance.Next(3) > 0;
        var list = Node.List(Made.Pairs(chance).Select((pair, index) => Event(pair.Away, pair.Home, index, week, chance, told)));
        return new(
            Node.Map(("leagues", Node.List()), ("season", Season(week)), ("week", Week(week)), ("events", list)),
            list,
            week);
    }

    private static Node Event(string away, string home, int index, SeasonWeekKey week, Random chance, bool tellsWeek)
    {
        var id = Node.Quoted(Print(401000000 + chance.Next(1000) + (1000 * index)));
        var (name, state, completed, period) = s_states[chance.Next(s_states.Length)];
        var status = Node.Map(
            ("clock", Node.Raw($"{chance.Next(900)}.0")),
            ("displayClock", Node.Quoted($"{chance.Next(15)}:{chance.Next(60):00}")),
            ("period", Node.Raw(Print(period))),
            ("type", Node.Map(
                ("name", Node.Quoted(name)),
                ("state", Node.Quoted(state)),
                ("completed", Node.Raw(completed ? "true" : "false")),
                ("description", Node.Quoted("Anything")),
                ("detail", Node.Quoted("Some detail")))));
        var competition = Node.Map(
            ("id", id),
            ("timeValid", Node.Raw(chance.Next(8) == 0 ? "false" : "true")),
            ("competitors", Node.List(Side(home, "home", "1", chance), Side(away, "away", "2", chance))),
            ("status", status));
        if (state == "in" && chance.Next(3) > 0)
        {
            competition.Members.Add(("situation", Node.Map(
                ("possession", Node.Quoted(chance.Next(2) == 0 ? "1" : "2")), ("isRedZone", Node.Raw("true")))));
        }

        var date = week.Type == SeasonType.Post ? $"{week.Season + 1}-01-10T21:30Z" : $"{week.Season}-11-29T18:00Z";
        var game = Node.Map(
            ("id", id),
            ("date", Node.Quoted(date)),
            ("season", Season(week)),
            ("competitions", Node.List(competition)),
            ("status", status.Clone()));
        if (tellsWeek)
        {
            game.Members.Add(("week", Week(week)));
        }

        return game;
    }

    private static Node Side(string club, string side, string id, Random chance) => Node.Map(
        ("id", Node.Quoted(id)),
        ("homeAway", Node.Quoted(side)),
        ("score", chance.Next(4) switch
        {
            0 => Node.Raw($"{chance.Next(60)}.0"),
            1 => Node.Map(("value", Node.Raw(Print(chance.Next(60))))),
            _ => Node.Quoted(Print(chance.Next(60))),
        }),
        ("team", Node.Map(
            ("id", Node.Quoted(id)),
            ("abbreviation", Node.Quoted(club)),
            ("name", Node.Quoted("Name")),
            ("shortDisplayName", Node.Quoted("Short")))));

    private static Node Season(SeasonWeekKey week) => Node.Map(
        ("year", Node.Raw(Print(week.Season))), ("type", Node.Raw(Print((int)week.Type + 1))));

    private static Node Week(SeasonWeekKey week) => Node.Map(("number", Node.Raw(Print(week.Type switch
    {
        SeasonType.Pre => week.Week + 1,
        SeasonType.Reg => week.Week,
        _ => week.Week == 4 ? 5 : week.Week,
    }))));

    private static string Print(int number) => number.ToString(CultureInfo.InvariantCulture);
}
