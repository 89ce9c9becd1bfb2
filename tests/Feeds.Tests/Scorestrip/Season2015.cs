using System.Globalization;
using LiveScore.Domain;
using LiveScore.Testing;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>Schedule and results of 2015 from sources other than scorestrip: shared/feeds/season-2015.csv.</summary>
internal sealed record Season2015(
    string Id, SeasonWeekKey Week, string FeedWeek, string GameType, string Kickoff, string Weekday, string Time,
    string Away, string Home, int AwayScore, int HomeScore, bool Overtime, string ShortNumber, string EspnNumber)
{
    private static readonly string[] s_columns =
    [
        "eid", "type", "week", "nfl_week", "gt", "kickoff", "d", "t", "away", "home", "away_score", "home_score", "overtime", "gsis", "espn_id",
    ];

    public static IReadOnlyList<Season2015> Read()
    {
        var lines = File.ReadAllLines(SharedFolder.SkipUnlessHas("feeds/season-2015.csv"));
        var header = lines[0].Split(',');
        var columns = Array.ConvertAll(s_columns, name => Array.IndexOf(header, name));
        return [.. lines.Skip(1).Select(line => Of(Array.ConvertAll(columns, column => line.Split(',')[column])))];
    }

    private static Season2015 Of(string[] row) => new(
        row[0],
        new SeasonWeekKey(2015, Enum.Parse<SeasonType>(row[1], ignoreCase: true), Number(row[2])),
        row[3],
        row[4],
        row[5],
        row[6],
        row[7],
        row[8],
        row[9],
        Number(row[10]),
        Number(row[11]),
        row[12] == "1",
        row[13],
        row[14]);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
