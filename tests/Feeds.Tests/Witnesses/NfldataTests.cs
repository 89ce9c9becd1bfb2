using System.Globalization;
using LiveScore.Domain;
using LiveScore.Feeds.Tests.Scorestrip;
using Xunit;

namespace LiveScore.Feeds.Tests.Witnesses;

/// <summary>The table of nflverse/nfldata, which has every game but the preseason's, with its own team codes and 24-hour times.</summary>
public sealed class NfldataTests
{
    [Fact]
    public void Games_OfNfldata_AreThoseOfTheSeasonAndOfTheReader()
    {
        var rows = Witness.Table("nfldata/games-2015.csv").ToDictionary(row => row["old_game_id"]);
        var season = Season2015.Read().Where(row => row.Week.Type != SeasonType.Pre).ToList();
        Assert.Equal(267, rows.Count);
        Assert.Equal(rows.Keys.Order(), season.Select(row => row.Id).Order());

        foreach (var week in season.GroupBy(row => row.Week))
        {
            var report = Document.Reported(Xml(week), week.Key);

            Assert.Empty(report.Faults);
            Assert.All(report.Games, game => AssertSame(rows[game.Id], game));
            Assert.All(week, game => Assert.Equal(rows[game.Id]["espn"], game.EspnNumber));
        }
    }

    private static void AssertSame(Dictionary<string, string> row, Game game)
    {
        Assert.Equal(
            $"{row["gameday"]} {row["gametime"]} {row["weekday"]}",
            game.Kickoff.ToString("yyyy-MM-dd HH:mm dddd", CultureInfo.InvariantCulture));
        Assert.True(Teams.AreSame(row["away_team"], game.Away.Code) && Teams.AreSame(row["home_team"], game.Home.Code), game.Id);
        Assert.Equal((row["away_score"], row["home_score"], row["overtime"]), ($"{game.AwayScore}", $"{game.HomeScore}", game.Overtime ? "1" : "0"));
    }

    private static string Xml(IGrouping<SeasonWeekKey, Season2015> week)
    {
        var games = week.Select(row => Document.Game(
            ("eid", row.Id), ("d", row.Weekday), ("t", row.Time), ("gt", row.GameType), ("q", row.Overtime ? "FO" : "F"),
            ("v", row.Away), ("h", row.Home), ("vs", $"{row.AwayScore}"), ("hs", $"{row.HomeScore}")));
        return $"<ss><gms w=\"{week.First().FeedWeek}\" y=\"2015\">{string.Concat(games)}</gms></ss>";
    }
}
