using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LiveScore.Domain;

namespace LiveScore.Micro;

/// <summary>A week of sixteen games in play, made up, as large as a real one.</summary>
internal static class SampleWeek
{
    public static SeasonWeekKey Key => new(2015, SeasonType.Reg, 12);

    public static DateTimeOffset At => new(2015, 11, 29, 19, 0, 0, TimeSpan.Zero);

    public static ImmutableArray<Game> Games { get; } = [.. Enumerable.Range(0, 16).Select(Play)];

    /// <summary>The week after a snap in one game.</summary>
    public static ImmutableArray<Game> GamesAfter { get; } =
        Games.SetItem(5, Games[5] with { Clock = "08:11", HomeScore = 7, Possession = "A5", RedZone = false });

    public static WeekReport Report(ImmutableArray<Game> games) => new(Key, At, games, []);

    public static WeekState State { get; } = WeekRules.Apply(new WeekState(), Report(Games), "k3f9").Next;

    public static byte[] Xml { get; } = Encoding.UTF8.GetBytes(
        """<?xml version="1.0" encoding="UTF-8"?><ss><gms gd="0" w="12" y="2015" t="R">"""
        + string.Concat(Enumerable.Range(0, 16).Select(number => string.Create(CultureInfo.InvariantCulture,
            $"""<g eid="20151129{number:00}" gsis="566{number:00}" d="Sun" t="1:00" q="2" k="09:41" h="H{number}" hnn="home" hs="3" v="A{number}" vnn="away" vs="10" p="H{number}" rz="0" ga="" gt="REG"/>""")))
        + "</gms></ss>");

    private static Game Play(int number) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"20151129{number:00}"),
        Kickoff = new(2015, 11, 29, 13, 0, 0, TimeSpan.FromHours(-5)),
        Away = new($"A{number}", "Away"),
        Home = new($"H{number}", "Home"),
        Status = GameStatus.InProgress,
        Period = 2,
        Clock = "09:41",
        AwayScore = 10,
        HomeScore = 3,
        Possession = $"H{number}",
        RedZone = false,
    };
}
