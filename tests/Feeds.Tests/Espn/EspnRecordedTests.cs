using System.Globalization;
using LiveScore.Domain;
using Xunit;

namespace LiveScore.Feeds.Tests.Espn;

/// <summary>Answers of the real feed, against what the league published. Their origins: shared/feeds/README.md.</summary>
public sealed class EspnRecordedTests
{
    [Theory]
    [InlineData("2021-reg-13-pre-and-final.json", "2021/reg/13", Weeks.Week13Of2021)]
    [InlineData("2022-pre-2-live-halftime.json", "2022/pre/1", Weeks.PreseasonWeek1Of2022)]
    [InlineData("2023-reg-01-monday-left.json", "2023/reg/1", Weeks.Week1Of2023)]
    [InlineData("2025-post-1-final.json", "2025/post/1", Weeks.WildCardsOf2025)]
    [InlineData("2025-reg-01-one-final.json", "2025/reg/1", Weeks.Week1Of2025)]
    public void Recorded_Scoreboard_GivesItsGames(string file, string week, string facts)
    {
        var report = Scoreboard.Recorded(file, week);

        Assert.Equal((SeasonWeekKey.Parse(week), Scoreboard.ReceivedAt), (report.Week, report.At));
        Assert.Equal(facts.Split('\n', StringSplitOptions.TrimEntries), report.Games.Select(Line));
        Assert.All(report.Games, AssertCanonical);
    }

    [Fact]
    public void Recorded_GamesInPlay_HavePeriodClockAndBall()
    {
        var games = Scoreboard.Recorded("2022-pre-2-live-halftime.json", "2022/pre/1").Games;

        Assert.Equal(
            [
                "ATL @ DET 4 05:57  False", "CLE @ JAX 2   ", "ARI @ CIN 2 07:43 CIN False", "NYJ @ PHI 2 03:52 PHI False", "GB @ SF 1 13:34  False",
            ],
            games.Where(game => game.IsInPlay).Select(game =>
                $"{game.Away.Code} @ {game.Home.Code} {game.Period} {game.Clock} {game.Possession} {game.RedZone}"));
        Assert.Equal(
            new Game
            {
                Id = "401439661",
                Kickoff = new DateTimeOffset(2022, 8, 12, 19, 30, 0, TimeSpan.FromHours(-4)),
                Away = new("ARI", "Cardinals"),
                Home = new("CIN", "Bengals"),
                Status = GameStatus.InProgress,
                Period = 2,
                Clock = "07:43",
                AwayScore = 9,
                HomeScore = 6,
                Possession = "CIN",
                RedZone = false,
            },
            games[2]);
    }

    [Fact]
    public void Recorded_WashingtonWithoutANickname_HasTheNameOfItsCity() => Assert.Equal(
        new Team("WSH", "Washington"), Scoreboard.Recorded("2021-reg-13-pre-and-final.json", "2021/reg/13").Games[7].Away);

    [Fact]
    public void Recorded_GameOnNeutralGround_KeepsHomeAndAway()
    {
        // Chiefs and Chargers in São Paulo, which ESPN prints as "KC VS LAC".
        var game = Scoreboard.Recorded("2025-reg-01-one-final.json", "2025/reg/1").Games[0];

        Assert.Equal((new Team("KC", "Chiefs"), new Team("LAC", "Chargers"), null), (game.Away, game.Home, game.Note));
    }

    [Fact]
    public void Recorded_HallOfFameGameDelayedByLightning_IsDelayedWithoutAPlay() => Assert.Equal(
        new Game
        {
            Id = "401437964",
            Kickoff = new DateTimeOffset(2022, 8, 4, 20, 0, 0, TimeSpan.FromHours(-4)),
            Away = new("JAX", "Jaguars"),
            Home = new("LV", "Raiders"),
            Status = GameStatus.Delayed,
            Period = 1,
            Clock = "15:00",
            AwayScore = 0,
            HomeScore = 0,
        },
        Assert.Single(Scoreboard.Recorded("2022-pre-1-hof-delayed.derived.json", "2022/pre/0").Games));

    [Theory]
    [InlineData("2021-reg-13-pre-and-final.json", "2021/reg/12")]
    [InlineData("2022-pre-2-live-halftime.json", "2022/pre/2")]
    [InlineData("2022-pre-2-live-halftime.json", "2022/reg/2")]
    [InlineData("2022-pre-1-hof-delayed.derived.json", "2022/pre/1")]
    [InlineData("2023-reg-01-monday-left.json", "2022/reg/1")]
    [InlineData("2025-post-1-final.json", "2025/reg/1")]
    [InlineData("2025-post-1-final.json", "2026/post/1")]
    [InlineData("2025-reg-01-one-final.json", "2025/post/1")]
    public void Recorded_ScoreboardOfAnotherWeek_IsNotBelieved(string file, string week) => Assert.Equal(
        "another week than the one asked for",
        Scoreboard.Failed(Scoreboard.Read(Scoreboard.Bytes(file), SeasonWeekKey.Parse(week))));

    [Theory]
    [InlineData("2022-pre-2-live-halftime.json", "2022/pre/1")]
    [InlineData("2025-post-1-final.json", "2025/post/1")]
    public void Recorded_CutAnywhere_IsNeverBelieved(string file, string week)
    {
        var bytes = Scoreboard.Bytes(file);

        // The last brace and what follows it end the scoreboard.
        for (var length = 0; length < Array.LastIndexOf(bytes, (byte)'}'); length += 9973)
        {
            Scoreboard.Failed(Scoreboard.Read(bytes[..length], SeasonWeekKey.Parse(week)));
        }
    }

    private static string Line(Game game) => string.Create(
        CultureInfo.InvariantCulture,
        $"{game.Id} {game.Kickoff:yyyy-MM-dd HH:mm} {Side(game.Away, game.AwayScore)} @ {Side(game.Home, game.HomeScore)} {game.Status}");

    private static string Side(Team team, int? score) =>
        score is null ? team.Code : string.Create(CultureInfo.InvariantCulture, $"{team.Code} {score}");

    // What scorestrip's games look like before kick-off and after the end.
    private static void AssertCanonical(Game game)
    {
        Assert.Equal(TimeSpan.FromHours(game.Kickoff.Month is >= 11 or 1 ? -5 : -4), game.Kickoff.Offset);
        if (!game.IsInPlay)
        {
            Assert.Equivalent(
                new { Period = (int?)null, Clock = (string?)null, Possession = (string?)null, RedZone = (bool?)null, Overtime = false, Note = (string?)null },
                game);
        }
    }
}
