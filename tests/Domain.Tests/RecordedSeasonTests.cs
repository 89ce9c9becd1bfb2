using System.Globalization;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Domain.Tests;

/// <summary>The season of 2015, game by game: shared/feeds/season-2015.csv.</summary>
public sealed class RecordedSeasonTests
{
    [Theory]
    [InlineData("CAR", 15, 1)]
    [InlineData("ARI", 13, 3)]
    [InlineData("DEN", 12, 4)]
    [InlineData("NE", 12, 4)]
    [InlineData("CIN", 12, 4)]
    [InlineData("MIN", 11, 5)]
    [InlineData("SEA", 10, 6)]
    [InlineData("STL", 7, 9)]
    [InlineData("DAL", 4, 12)]
    [InlineData("CLE", 3, 13)]
    [InlineData("TEN", 3, 13)]
    public void Team_OfTheRealSeason_HasItsRealRecord(string code, int wins, int losses)
    {
        var team = Season().Table.Single(team => team.Team.Code == code);

        Assert.Equal((wins, losses, 0), (team.Wins, team.Losses, team.Ties));
    }

    [Fact]
    public void Table_OfTheRealSeason_IsTheOneAddedUpRowByRow()
    {
        var records = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var row in Rows().Where(row => row["type"] == "REG"))
        {
            int away = Number(row["away_score"]), home = Number(row["home_score"]);
            Add(row["away"], away, home);
            Add(row["home"], home, away);
        }

        var expected = records
            .OrderByDescending(record => (2 * record.Value[0]) + record.Value[2])
            .ThenByDescending(record => record.Value[3] - record.Value[4])
            .ThenByDescending(record => record.Value[3])
            .ThenBy(record => record.Key, StringComparer.Ordinal)
            .Select(record => $"{record.Key} {string.Join(' ', record.Value)}");
        var season = Season();
        Assert.Equal(expected, season.Table.Select(team =>
            $"{team.Team.Code} {team.Wins} {team.Losses} {team.Ties} {team.PointsFor} {team.PointsAgainst}"));
        Assert.Equal((32, true), (season.Table.Length, season.IsOver));
        Assert.All(season.Table, team => Assert.Equal(16, team.Games));

        void Add(string code, int made, int allowed)
        {
            var record = records.TryGetValue(code, out var known) ? known : records[code] = new int[5];
            record[made > allowed ? 0 : made < allowed ? 1 : 2]++;
            record[3] += made;
            record[4] += allowed;
        }
    }

    private static Standings Season() => Standings.Of(Rows()
        .GroupBy(row => new SeasonWeekKey(2015, Enum.Parse<SeasonType>(row["type"], ignoreCase: true), Number(row["week"])))
        .Select(week => new WeekGames(week.Key, [.. week.Select(GameOf)])));

    private static Game GameOf(Dictionary<string, string> row) => new()
    {
        Id = row["eid"],
        Kickoff = DateTimeOffset.Parse(row["kickoff"], CultureInfo.InvariantCulture),
        Away = new(row["away"], row["away"]),
        Home = new(row["home"], row["home"]),
        Status = GameStatus.Final,
        AwayScore = Number(row["away_score"]),
        HomeScore = Number(row["home_score"]),
    };

    private static List<Dictionary<string, string>> Rows()
    {
        var lines = File.ReadAllLines(SharedFolder.SkipUnlessHas("feeds/season-2015.csv"));
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(StringComparer.Ordinal))];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
