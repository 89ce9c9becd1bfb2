using System.Globalization;
using LiveScore.Testing;

namespace LiveScore.EndToEnd;

/// <summary>A game of the recorded season 2015.</summary>
internal sealed record SeasonRow(string Eid, string Type, int Week, string Kickoff, string Away, string Home, int? AwayScore, int? HomeScore);

/// <summary>The recorded season: <c>shared/feeds/season-2015.csv</c>.</summary>
internal static class SeasonTable
{
    public static IReadOnlyList<SeasonRow> Read()
    {
        var lines = File.ReadAllLines(SharedFolder.SkipUnlessHas("feeds/season-2015.csv"));
        var columns = lines[0].Split(',').ToList();
        return [.. lines.Skip(1).Select(line => line.Split(',')).Select(cells => new SeasonRow(
            Cell(cells, "eid"), Cell(cells, "type"), int.Parse(Cell(cells, "week"), CultureInfo.InvariantCulture), Cell(cells, "kickoff"),
            Cell(cells, "away"), Cell(cells, "home"), Number(cells, "away_score"), Number(cells, "home_score")))];

        string Cell(string[] cells, string name) => cells[columns.IndexOf(name)];

        int? Number(string[] cells, string name) => int.TryParse(Cell(cells, name), CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public static IReadOnlyList<SeasonRow> Week(string type, int week) => [.. Read().Where(row => row.Type == type && row.Week == week)];
}
