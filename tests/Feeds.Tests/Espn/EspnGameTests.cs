using System.Globalization;
using System.Text.Json.Nodes;
using LiveScore.Domain;
using Xunit;

namespace LiveScore.Feeds.Tests.Espn;

public sealed class EspnGameTests
{
    [Theory]
    [InlineData("\"26\"", 26)]
    [InlineData("26", 26)]
    [InlineData("26.0", 26)]
    [InlineData("\"26.0\"", 26)]
    [InlineData("2.6e1", 26)]
    [InlineData("{ \"value\": 26.0, \"displayValue\": \"26\" }", 26)]
    [InlineData("{ \"displayValue\": \"26\" }", 26)]
    [InlineData("\"0\"", 0)]
    public void Score_OfAnyKind_IsANumber(string score, int points) =>
        Assert.Equal(points, Scoreboard.Single(Scoreboard.InPlay(game => game.Home()["score"] = JsonNode.Parse(score))).HomeScore);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{ \"value\": null }")]
    public void Score_ThatIsAbsentBeforeKickoff_IsNoFault(string score) =>
        Assert.Null(Scoreboard.Single(Scoreboard.Game(game => game.Home()["score"] = JsonNode.Parse(score))).HomeScore);

    [Theory]
    [InlineData("\"9\"", "GB")]
    [InlineData("9", "GB")]
    [InlineData("\"16\"", "MIN")]
    [InlineData("\"99\"", null)]
    [InlineData("null", null)]
    public void Possession_ByTheIdOfATeam_IsItsCode(string id, string? code)
    {
        var game = Scoreboard.Single(Scoreboard.InPlay(game => game.Competition()["situation"] =
            new JsonObject { ["possession"] = JsonNode.Parse(id), ["isRedZone"] = true }));

        Assert.Equal((code, true), (game.Possession, game.RedZone));
    }

    [Fact]
    public void Situation_ThatIsAbsent_LeavesBallAndRedZoneUnknown()
    {
        var game = Scoreboard.Single(Scoreboard.InPlay());

        Assert.Equal((null, null), (game.Possession, game.RedZone));
    }

    [Fact]
    public void Situation_AtHalftime_IsNoMoreThanTheScore()
    {
        var game = Scoreboard.Single(Scoreboard.Game("STATUS_HALFTIME", "in", false, 2, "0:00", game => game.Competition()["situation"] =
            new JsonObject { ["possession"] = "9", ["isRedZone"] = false }));

        Assert.Equal((null, null, null), (game.Possession, game.RedZone, game.Clock));
    }

    [Fact]
    public void Teams_InAnyOrder_AreHomeAndAwayAsTheySay()
    {
        var exchanged = Scoreboard.InPlay(game => game.Competition()["competitors"] =
            new JsonArray(game.Away().DeepClone(), game.Home().DeepClone()));

        Assert.Equal(Scoreboard.Single(Scoreboard.InPlay()), Scoreboard.Single(exchanged));
    }

    [Theory]
    [InlineData("Packers", "Green Bay", "Packers")]
    [InlineData(null, "Green Bay", "Green Bay")]
    [InlineData("", null, "GB")]
    [InlineData("Pack\ners", null, "GB")]
    public void Team_WithoutANickname_HasWhatNameItHas(string? name, string? shortName, string expected) => Assert.Equal(
        new Team("GB", expected),
        Scoreboard.Single(Scoreboard.Game(game =>
            (game.Home()["team"]!["name"], game.Home()["team"]!["shortDisplayName"]) = (name, shortName))).Home);

    [Fact]
    public void SuperBowl_BeforeItsTeamsAreKnown_IsBetweenPlaceholders()
    {
        // Ids 31 and 32: issue mikemountain/nfl-led-scoreboard#21. The Pro Bowl has the same sides, in week 4.
        JsonObject Game(string id, int week) => Scoreboard.Game(game =>
        {
            game["id"] = id;
            (game["season"]!["type"], game["week"]!["number"], game["date"]) = (3, week, "2026-02-08T23:30Z");
            game.Home()["team"] = new JsonObject { ["id"] = "32", ["abbreviation"] = "NFC" };
            game.Away()["team"] = new JsonObject { ["id"] = "31", ["abbreviation"] = "AFC" };
        });

        var report = Scoreboard.Reported(Scoreboard.Of(Game("401772987", 4), Game("401772988", 5)), SeasonWeekKey.Parse("2025/post/4"));

        Assert.Equal(
            new Game
            {
                Id = "401772988",
                Kickoff = new DateTimeOffset(2026, 2, 8, 18, 30, 0, TimeSpan.FromHours(-5)),
                Away = new("AFC", "AFC"),
                Home = new("NFC", "NFC"),
            },
            Assert.Single(report.Games));
    }

    [Fact]
    public void Game_BetweenTeamsToBeDetermined_IsRead() => Assert.Equal(
        ("TBD", "TBD"),
        Scoreboard.Single(Scoreboard.Game(game =>
            (game.Home()["team"]!["abbreviation"], game.Away()["team"]!["abbreviation"]) = ("TBD", "TBD"))) is var read
            ? (read.Away.Code, read.Home.Code) : default);

    [Fact]
    public void WildCards_MonthsAhead_AreBetweenNobodyAtNoTime()
    {
        // As printed in August 2026 for January: ids -1 and -2, midnight in New York, no names.
        var game = Scoreboard.Game(game =>
        {
            (game["date"], game["season"]!["type"], game["week"]!["number"]) = ("2026-01-10T05:00Z", 3, 1);
            game.Competition()["timeValid"] = false;
            game.Home()["team"] = new JsonObject { ["id"] = "-1", ["abbreviation"] = "TBD", ["displayName"] = "TBD" };
            game.Away()["team"] = new JsonObject { ["id"] = "-2", ["abbreviation"] = "TBD", ["displayName"] = "TBD" };
            game.Home().Remove("score");
        });

        Assert.Equal(
            "401772901 2026-01-10T00:00-05:00 TBD TBD @ TBD TBD Scheduled (Kick-off time to be announced)",
            Facts.Line(Assert.Single(Scoreboard.Reported(Scoreboard.Of(game), SeasonWeekKey.Parse("2025/post/1")).Games)));
    }

    [Fact]
    public void Numbers_AsTextOrWithAFraction_AreTheSameNumbers()
    {
        var board = Scoreboard.Of(Scoreboard.InPlay(game =>
        {
            (game["id"], game["season"]!["year"], game["season"]!["type"]) = (401772901, "2025", 2.0);
            (game["week"]!["number"], game.Status()["period"]) = ("12", "2.0");
        }));

        Assert.Equal(Scoreboard.Single(Scoreboard.InPlay()), Assert.Single(Scoreboard.Reported(board).Games));
    }

    [Fact]
    public void Competitions_MoreThanOne_AreTheFirst()
    {
        var several = Scoreboard.InPlay(game => game["competitions"]!.AsArray().Add(Scoreboard.Game("STATUS_FINAL", "post", true, 4, "0:00").Competition().DeepClone()));

        Assert.Equal(Scoreboard.Single(Scoreboard.InPlay()), Scoreboard.Single(several));
    }

    [Theory]
    [InlineData("2025-09-05T00:20Z", "2025-09-04T20:20:00-04:00")]
    [InlineData("2025-11-02T14:30Z", "2025-11-02T09:30:00-05:00")]
    [InlineData("2025-10-26T13:30Z", "2025-10-26T09:30:00-04:00")]
    [InlineData("2025-11-23T18:00:00Z", "2025-11-23T13:00:00-05:00")]
    [InlineData("2025-11-23T18:00:00.000Z", "2025-11-23T13:00:00-05:00")]
    [InlineData("2025-11-23T13:00-05:00", "2025-11-23T13:00:00-05:00")]
    [InlineData("2026-01-04T18:00Z", "2026-01-04T13:00:00-05:00")]
    public void Kickoff_InUtc_IsEastern(string date, string kickoff) => Assert.Equal(
        kickoff,
        Scoreboard.Single(Scoreboard.Game(game => game["date"] = date)).Kickoff.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
}
