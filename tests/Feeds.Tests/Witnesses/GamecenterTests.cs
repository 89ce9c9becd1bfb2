using System.Text.Json;
using LiveScore.Domain;
using LiveScore.Feeds.Tests.Scorestrip;
using Xunit;

namespace LiveScore.Feeds.Tests.Witnesses;

/// <summary>Four games as nfl.com's game center had them, against the table of the season and what the reader makes of the replay.</summary>
public sealed class GamecenterTests
{
    [Theory]
    [InlineData("2015090361", "HOU", 14, "DAL", 21, false)]
    [InlineData("2015112911", "NE", 24, "DEN", 30, true)]
    [InlineData("2015113000", "BAL", 33, "CLE", 27, false)]
    [InlineData("2015122711", "STL", 23, "SEA", 17, false)]
    public void Result_OfTheGamecenter_IsThatOfTheSeason(string id, string away, int awayScore, string home, int homeScore, bool overtime)
    {
        var game = Witness.Gamecenter(id);
        var row = Season2015.Read().Single(row => row.Id == id);

        Assert.Equal((away, awayScore), Side(game.GetProperty("away")));
        Assert.Equal((home, homeScore), Side(game.GetProperty("home")));
        Assert.Equal(overtime ? "final overtime" : "Final", game.Text("qtr"));
        Assert.Equal((away, awayScore, home, homeScore, overtime), (row.Away, row.AwayScore, row.Home, row.HomeScore, row.Overtime));
    }

    [Theory]
    [InlineData("2015112911")]
    [InlineData("2015113000")]
    public void Result_OfTheGamecenter_IsWhatTheReaderMakesOfTheLastState(string id)
    {
        var game = Witness.Gamecenter(id);
        var last = Witness.Replay("replay-2015-reg-12.jsonl")["ev"].Last(state => state.Text("eid") == id);

        var read = Document.Single(("eid", id), ("h", game.GetProperty("home").Text("abbr")), ("v", game.GetProperty("away").Text("abbr")),
            ("q", last.Text("q")), ("hs", last.Text("hs")), ("vs", last.Text("vs")));

        Assert.Equal(GameStatus.Final, read.Status);
        Assert.Equal(game.Text("qtr") == "final overtime", read.Overtime);
        Assert.Equal(Side(game.GetProperty("away")), (read.Away.Code, read.AwayScore!.Value));
        Assert.Equal(Side(game.GetProperty("home")), (read.Home.Code, read.HomeScore!.Value));
    }

    [Fact]
    public void Game_AsTheLeagueRecordsIt_IsTheGameOfTheReplay()
    {
        // BAL @ CLE. Facts of the game stand in lists of one; times of day are in UTC.
        var detail = Witness.Packed("nflapi-detail/2015_12_BAL_CLE.json.gz")
            .GetProperty("data").GetProperty("viewer").GetProperty("gameDetail");
        var game = Document.Single(
            ("eid", "2015113000"), ("d", "Mon"), ("t", "8:30"), ("h", "CLE"), ("v", "BAL"), ("q", "F"), ("hs", "27"), ("vs", "33"));
        var plays = detail.GetProperty("plays").EnumerateArray().Select(play => play.TryGetProperty("timeOfDay", out var time) ? time.GetString() : null);

        Assert.Equal(("20:30:00", "FINAL"), (Only(detail, "startTime").GetString(), Only(detail, "phase").GetString()));
        Assert.Equal(new DateTimeOffset(2015, 11, 30, 20, 30, 0, TimeSpan.FromHours(-5)), game.Kickoff);
        Assert.InRange(
            TimeOnly.Parse(plays.First(time => !string.IsNullOrEmpty(time))!, null) - TimeOnly.FromDateTime(game.Kickoff.UtcDateTime),
            TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Assert.Equal(
            (game.AwayScore, game.HomeScore, game.Away.Code, game.Home.Code),
            (Only(detail, "visitorPointsTotal").GetInt32(), Only(detail, "homePointsTotal").GetInt32(),
                Only(detail.GetProperty("visitorTeam"), "abbreviation").GetString(),
                Only(detail.GetProperty("homeTeam"), "abbreviation").GetString()));
    }

    private static JsonElement Only(JsonElement owner, string name) => owner.GetProperty(name).EnumerateArray().Single();

    private static (string, int) Side(JsonElement side)
    {
        var score = side.GetProperty("score");
        Assert.Equal(score.GetProperty("T").GetInt32(), score.EnumerateObject().Where(part => part.Name != "T").Sum(part => part.Value.GetInt32()));
        return (side.Text("abbr"), score.GetProperty("T").GetInt32());
    }
}
