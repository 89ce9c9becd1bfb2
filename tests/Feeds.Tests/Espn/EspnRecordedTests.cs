using LiveScore.Domain;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Espn;

/// <summary>Answers of the real feed, against what the league published. Their origins: shared/feeds/README.md.</summary>
public sealed class EspnRecordedTests
{
    public static TheoryData<string, string, string> Recordings => new()
    {
        { "2021-reg-13-pre-and-final.json", "2021/reg/13", Weeks.Week13Of2021 },
        { "2022-pre-1-hof-delayed.derived.json", "2022/pre/0", Weeks.HallOfFameGameOf2022 },
        { "2022-pre-2-live-halftime.json", "2022/pre/1", Weeks.PreseasonWeek1Of2022 },
        { "2023-reg-01-monday-left.json", "2023/reg/1", Weeks.Week1Of2023 },
        { "2025-post-1-final.json", "2025/post/1", Weeks.WildCardsOf2025 },
        { "2025-reg-01-one-final.json", "2025/reg/1", Weeks.Week1Of2025 },
    };

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Recorded_Scoreboard_GivesItsGamesAndNothingElse(string file, string week, string facts)
    {
        var report = Scoreboard.Recorded(file, week);

        Assert.Equal((SeasonWeekKey.Parse(week), Scoreboard.ReceivedAt), (report.Week, report.At));
        Assert.Equal(Facts.Lines(facts), report.Games.Select(Facts.Line));
    }

    [Fact]
    public void Recorded_EveryScoreboard_HasATableOfFacts() => Assert.Equal(
        Directory.GetFiles(SharedFolder.SkipUnlessHas("feeds/espn")).Select(Path.GetFileName).Order(),
        Recordings.Select(row => row.Data.Item1).Order());

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
}
