using System.Text;
using System.Text.Json.Nodes;
using LiveScore.Domain;
using LiveScore.Feeds.Espn;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Espn;

/// <summary>Scoreboards of ESPN's, recorded or made up by a test, and how they are read.</summary>
internal static class Scoreboard
{
    public static readonly SeasonWeekKey Week12 = SeasonWeekKey.Parse("2025/reg/12");

    public static readonly DateTimeOffset ReceivedAt = new(2025, 11, 23, 18, 30, 0, TimeSpan.Zero);

    public static FeedAnswer Read(string json, SeasonWeekKey? week = null) => Read(Encoding.UTF8.GetBytes(json), week);

    public static FeedAnswer Read(byte[] json, SeasonWeekKey? week = null) =>
        EspnJson.Read(new MemoryStream(json), week ?? Week12, ReceivedAt);

    public static WeekReport Reported(JsonNode board, SeasonWeekKey? week = null) => Reported(Read(board.ToJsonString(), week));

    public static WeekReport Reported(FeedAnswer answer)
    {
        Assert.False(answer is FeedAnswer.Failed, (answer as FeedAnswer.Failed)?.Reason);
        return Assert.IsType<FeedAnswer.Reported>(answer).Report;
    }

    public static string Failed(FeedAnswer answer) => Assert.IsType<FeedAnswer.Failed>(answer).Reason;

    /// <summary>The report of a recorded scoreboard, in which no game was broken.</summary>
    public static WeekReport Recorded(string file, string week)
    {
        var report = Reported(Read(Bytes(file), SeasonWeekKey.Parse(week)));
        Assert.Empty(report.Faults);
        return report;
    }

    public static byte[] Bytes(string file) => File.ReadAllBytes(SharedFolder.SkipUnlessHas($"feeds/espn/{file}"));

    public static JsonObject Of(params JsonNode?[] events) => new()
    {
        ["leagues"] = new JsonArray(),
        ["season"] = new JsonObject { ["type"] = 2, ["year"] = 2025 },
        ["week"] = new JsonObject { ["number"] = 12 },
        ["events"] = new JsonArray(events),
    };

    /// <summary>MIN @ GB of week 12 before kick-off, altered as a test needs it.</summary>
    public static JsonObject Game(Action<JsonObject>? alter = null)
    {
        var game = JsonNode.Parse("""
            {
              "id": "401772901", "date": "2025-11-23T18:00Z", "season": { "year": 2025, "type": 2 }, "week": { "number": 12 },
              "competitions": [{
                "id": "401772901", "neutralSite": false, "timeValid": true,
                "competitors": [
                  { "id": "9", "homeAway": "home", "score": "0", "team": { "id": "9", "abbreviation": "GB", "name": "Packers" } },
                  { "id": "16", "homeAway": "away", "score": "0", "team": { "id": "16", "abbreviation": "MIN", "name": "Vikings" } }
                ],
                "status": {
                  "clock": 0.0, "displayClock": "0:00", "period": 0,
                  "type": { "id": "1", "name": "STATUS_SCHEDULED", "state": "pre", "completed": false, "description": "Scheduled" }
                }
              }]
            }
            """)!.AsObject();
        alter?.Invoke(game);
        return game;
    }

    /// <summary>The same game with a status, as ESPN prints it.</summary>
    public static JsonObject Game(string name, string state, bool completed, int period, string clock, Action<JsonObject>? alter = null) => Game(game =>
    {
        var status = game.Status();
        (status["period"], status["displayClock"]) = (period, clock);
        var type = status["type"]!;
        (type["name"], type["state"], type["completed"]) = (name, state, completed);
        alter?.Invoke(game);
    });

    public static JsonObject InPlay(Action<JsonObject>? alter = null) => Game("STATUS_IN_PROGRESS", "in", false, 2, "8:11", alter);

    public static Game Single(JsonObject game)
    {
        var report = Reported(Of(game));
        Assert.Empty(report.Faults);
        return Assert.Single(report.Games);
    }

    public static JsonObject Competition(this JsonObject game) => game["competitions"]![0]!.AsObject();

    public static JsonObject Status(this JsonObject game) => game.Competition()["status"]!.AsObject();

    public static JsonObject Home(this JsonObject game) => game.Competition()["competitors"]![0]!.AsObject();

    public static JsonObject Away(this JsonObject game) => game.Competition()["competitors"]![1]!.AsObject();
}
