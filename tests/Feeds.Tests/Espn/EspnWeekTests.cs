using System.Text.Json.Nodes;
using LiveScore.Domain;
using Xunit;

namespace LiveScore.Feeds.Tests.Espn;

/// <summary>ESPN may leave out of account what was asked for: which events are of a week.</summary>
public sealed class EspnWeekTests
{
    [Theory]
    [InlineData("2025/pre/0", 1, 1)]
    [InlineData("2025/pre/3", 1, 4)]
    [InlineData("2025/reg/1", 2, 1)]
    [InlineData("2025/reg/18", 2, 18)]
    [InlineData("2025/post/1", 3, 1)]
    [InlineData("2025/post/3", 3, 3)]
    [InlineData("2025/post/4", 3, 5)]
    public void Week_UnderTheNumberOfTheFeed_IsTheWeekAskedFor(string week, int type, int number)
    {
        var key = SeasonWeekKey.Parse(week);

        Assert.Single(Scoreboard.Reported(Scoreboard.Of(Event(2025, type, number)), key).Games);
        foreach (var other in SeasonWeekKey.WeeksOf(2025).Where(other => other != key))
        {
            Scoreboard.Failed(Scoreboard.Read(Scoreboard.Of(Event(2025, type, number)).ToJsonString(), other));
        }
    }

    [Theory]
    [InlineData(2024, 2, 12)]
    [InlineData(2025, 1, 12)]
    [InlineData(2025, 3, 12)]
    [InlineData(2025, 4, 12)]
    [InlineData(2025, 2, 11)]
    [InlineData(2025, 3, 4)]
    public void Event_OfAnotherWeek_IsPassedOver(int season, int type, int number)
    {
        var report = Scoreboard.Reported(Scoreboard.Of(Event(season, type, number), Scoreboard.Game(), Event(season, type, number)));

        Assert.Equal("401772901", Assert.Single(report.Games).Id);
        Assert.Empty(report.Faults);
    }

    [Fact]
    public void ProBowl_IsNobodysWeek() => Assert.All(SeasonWeekKey.WeeksOf(2025), week =>
        Scoreboard.Failed(Scoreboard.Read(Scoreboard.Of(Event(2025, 3, 4)).ToJsonString(), week)));

    [Fact]
    public void Events_WithoutAWeek_AreOfTheWeekOfTheScoreboard()
    {
        var board = Scoreboard.Of(Event(2025, 2, null), Event(2025, 1, null));

        Assert.Single(Scoreboard.Reported(board).Games);
        Scoreboard.Failed(Scoreboard.Read(board.ToJsonString(), SeasonWeekKey.Parse("2025/reg/11")));
    }

    [Fact]
    public void Events_WithoutAWeekInAScoreboardOfAnotherSeason_AreFaults()
    {
        var board = Scoreboard.Of(Event(2025, 2, null));
        board["season"]!["year"] = 2026;

        Assert.EndsWith(": no week", Scoreboard.Failed(Scoreboard.Read(board.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Events_OfAWholeSeasonWithoutWeeks_AreNotTakenForAWeek()
    {
        // dates=2021 alone gave all of it, and its events did not say their week.
        var board = Scoreboard.Of([.. Enumerable.Range(0, 60).Select(_ => Event(2025, 2, null))]);

        Assert.EndsWith(": no week", Scoreboard.Failed(Scoreboard.Read(board.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Events_OfAWholeSeason_AreFilteredByWeek()
    {
        var weeks = Enumerable.Range(1, 18).SelectMany(week => Enumerable.Repeat(week, 16));

        Assert.Equal(16, Scoreboard.Reported(Scoreboard.Of([.. weeks.Select(week => Event(2025, 2, week))])).Games.Length);
    }

    [Fact]
    public void Events_WithoutAWeekInAScoreboardOfADay_AreFaults()
    {
        // With a day in place of the week.
        var board = Scoreboard.Of(Event(2025, 2, null), Event(2025, 2, 12));
        board.Remove("week");
        board["day"] = new JsonObject { ["date"] = "2025-11-23" };

        var report = Scoreboard.Reported(board);

        Assert.Single(report.Games);
        Assert.EndsWith(": no week", Assert.Single(report.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "events": [] }""")]
    [InlineData("""{ "season": { "type": 4, "year": 2025 }, "week": { "number": 1 }, "events": [] }""")]
    [InlineData("""{ "leagues": [{}], "provider": { "name": "Caesars" }, "day": { "date": "2026-03-01" }, "events": [] }""")]
    public void Scoreboard_WithoutEvents_IsNoSuchWeek(string board) => Assert.IsType<FeedAnswer.NoSuchWeek>(Scoreboard.Read(board));

    [Fact]
    public void Scoreboard_OfTheOffSeason_IsNobodysWeek() => Assert.All(SeasonWeekKey.WeeksOf(2025), week =>
        Scoreboard.Failed(Scoreboard.Read(Scoreboard.Of(Event(2025, 4, 1)).ToJsonString(), week)));

    private static JsonObject Event(int season, int type, int? week) => Scoreboard.Game(game =>
    {
        (game["id"], game["season"], game["date"]) = ("401000000", new JsonObject { ["year"] = season, ["type"] = type }, $"{season}-11-23T18:00Z");
        game["week"] = week is null ? null : new JsonObject { ["number"] = week };
    });
}
