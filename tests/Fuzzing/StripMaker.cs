using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Fuzzing;

/// <summary>Weeks as scorestrip prints them, in each of its forms: shared/feeds/FORMATS.md, section 1.</summary>
internal static class StripMaker
{
    private static readonly string[] s_days = ["Sun", "Mon", "Thu", "Sat"], s_times = ["1:00", "4:25", "8:30", "9:30", "12:30"],
        s_states = ["P", "1", "2", "H", "3", "4", "5", "F", "FO"];

    public static Made Xml(Random chance)
    {
        var (week, live) = (Made.AnyWeek(chance), chance.Next(2) == 0);
        var list = Node.List(Games(chance, week).Select(game => Game(game, chance, live, Node.Quoted)));
        var gms = Node.Map(("w", Text(Number(week))), ("y", Text(week.Season)), ("t", Node.Quoted(TypeOf(week))), ("g", list));
        return new(Node.Map(("gms", gms)), list, week);
    }

    public static Made Json(Random chance)
    {
        var week = Made.AnyWeek(chance);
        var list = Node.List(Games(chance, week).Select(game => Game(game, chance, live: true, Node.Raw)));
        var root = Node.Map(
            ("w", Node.Raw(Print(Number(week)))), ("y", Node.Raw(Print(week.Season))), ("t", Node.Quoted(TypeOf(week))), ("gms", list));
        return new(root, list, week);
    }

    public static Made Rows(Random chance)
    {
        var week = Made.AnyWeek(chance);
        var name = week.Type == SeasonType.Pre ? "PRE" : week.Type == SeasonType.Reg ? "REG" : "POST";
        var list = Node.List(Games(chance, week).Select(game => Row(game, chance, $"{name}{Number(week)}", Print(week.Season))));
        return new(Node.Map(("ss", list)), list, week);
    }

    private static IEnumerable<(int Number, string Away, string Home, SeasonWeekKey Week)> Games(Random chance, SeasonWeekKey week) =>
        Made.Pairs(chance).Select((pair, index) => (index, pair.Away, pair.Home, week));

    private static Node Game(
        (int Number, string Away, string Home, SeasonWeekKey Week) game, Random chance, bool live, Func<string, Node> number)
    {
        var (state, week) = (s_states[chance.Next(s_states.Length)], game.Week);
        var (playing, moving) = (state != "P", state is "1" or "2" or "3" or "4" or "5");
        var date = week.Type == SeasonType.Post ? $"{week.Season + 1}0110" : $"{week.Season}1129";
        var none = Node.Quoted("");
        var absent = new HashSet<string>(live && !moving ? ["k", "p"] : []);
        return Node.Map(((string Name, Node Value)[])
        [
            ("eid", number($"{date}{game.Number:00}")),
            ("gsis", number(Print(56000 + game.Number))),
            ("d", Node.Quoted(s_days[chance.Next(s_days.Length)])),
            ("t", Node.Quoted(s_times[chance.Next(s_times.Length)])),
            ("q", Node.Quoted(state)),
            ("k", moving ? Node.Quoted($"{chance.Next(15):00}:{chance.Next(60):00}") : none),
            ("h", Node.Quoted(game.Home)),
            ("hnn", Node.Quoted("hosts")),
            ("hs", playing ? number(Print(chance.Next(60))) : live ? number("0") : none),
            ("v", Node.Quoted(game.Away)),
            ("vnn", Node.Quoted("visitors")),
            ("vs", playing ? number(Print(chance.Next(60))) : live ? number("0") : none),
            ("p", moving ? Node.Quoted(chance.Next(2) == 0 ? game.Home : game.Away) : none),
            ("rz", moving || live ? number(Print(chance.Next(2))) : none),
            ("ga", none),
            ("gt", Node.Quoted(GameTypeOf(week))),
        ]).Without(absent);
    }

    private static Node Row((int Number, string Away, string Home, SeasonWeekKey Week) game, Random chance, string week, string season)
    {
        var state = s_states[chance.Next(s_states.Length)];
        var (playing, moving) = (state != "P", state is "1" or "2" or "3" or "4" or "5");
        Node Slot(string? text) => text is null ? Node.Raw("") : Node.Quoted(text);
        return Node.List(
            Slot(s_days[chance.Next(s_days.Length)]),
            Slot(chance.Next(2) == 0 ? "13:00:00" : s_times[chance.Next(s_times.Length)]),
            Slot(state switch { "P" => "Pregame", "H" => "Halftime", "F" => "Final", "FO" => "final overtime", var period => period }),
            Slot(moving ? "08:11" : null),
            Slot(game.Away),
            Slot(playing ? Print(chance.Next(60)) : null),
            Slot(game.Home),
            Slot(playing ? Print(chance.Next(60)) : null),
            Slot(moving ? game.Home : null),
            Slot(moving ? "1" : null),
            Slot(Print(56000 + game.Number)),
            Slot(null),
            Slot(week),
            Slot(season));
    }

    private static Node Without(this Node map, HashSet<string> names)
    {
        map.Members.RemoveAll(member => names.Contains(member.Name));
        return map;
    }

    private static int Number(SeasonWeekKey week) => week.Type == SeasonType.Post ? week.Week == 4 ? 22 : 17 + week.Week : week.Week;

    private static string TypeOf(SeasonWeekKey week) => week.Type == SeasonType.Reg ? "R" : "P";

    private static string GameTypeOf(SeasonWeekKey week) => week.Type switch
    {
        SeasonType.Pre => "PRE",
        SeasonType.Reg => "REG",
        _ => week.Week switch { 1 => "WC", 2 => "DIV", 3 => "CON", _ => "SB" },
    };

    private static Node Text(int number) => Node.Quoted(Print(number));

    private static string Print(int number) => number.ToString(CultureInfo.InvariantCulture);
}
