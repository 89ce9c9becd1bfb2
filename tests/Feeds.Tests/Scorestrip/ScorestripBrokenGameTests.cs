using LiveScore.Domain;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

public sealed class ScorestripBrokenGameTests
{
    public static TheoryData<string, string?> Broken => new()
    {
        { "eid", null },
        { "eid", "" },
        { "eid", "15112900" },
        { "eid", "2015113100" },
        { "eid", "2013112900" },
        { "eid", "20151129OO" },
        { "eid", "2015112900123456789012345678901234567890" },
        { "t", null },
        { "q", null },
        { "q", "X" },
        { "q", "T" },
        { "hs", "x14" },
        { "hs", "-3" },
        { "hs", "" },
        { "vs", null },
        { "vs", "99999999999999999999" },
        { "vs", "1e2" },
        { "h", "" },
        { "v", null },
        { "v", "ATL" },
        { "h", "A&#10;B" },
        { "gt", "PRE" },
        { "gt", "WC" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Game_WithOneBrokenFact_IsAFaultAndTheOthersAreReported(string name, string? value)
    {
        var (good, broken) = (InPlay(), InPlay((name, value)));

        var report = Document.Reported(Document.OfWeek12(good, broken, good));

        Assert.Equal(2, report.Games.Length);
        Assert.StartsWith("game ", Assert.Single(report.Faults), StringComparison.Ordinal);
        Assert.All(report.Faults, fault => Assert.DoesNotContain(fault, char.IsControl));
        Assert.InRange(report.Faults[0].Length, 10, 120);
    }

    [Fact]
    public void Week_WithOnlyBrokenGames_IsFailedWithTheFirstFault() => Assert.Equal(
        "no game that can be read: game '2015112900': no state of a game in q='X'",
        Document.Failed(Document.Read(Document.OfWeek12(Document.Game(("q", "X")), Document.Game(("q", "Y"))))));

    [Fact]
    public void Game_PrintedTwice_IsReportedTwice()
    {
        var report = Document.Reported(Document.OfWeek12(InPlay(("k", "09:00")), InPlay()));

        // Which of the two is older is for the rules of the week to say.
        Assert.Equal(["09:00", "08:11"], report.Games.Select(game => game.Clock));
    }

    [Fact]
    public void Report_OfAWeek_SaysWhichWeekAndWhenItCame()
    {
        var report = Document.Reported(Document.OfWeek12(InPlay()));

        Assert.Equal((Document.Week12, Document.ReceivedAt), (report.Week, report.At));
        Assert.Equal(GameStatus.InProgress, Assert.Single(report.Games).Status);
    }

    private static string InPlay(params (string, string?)[] attributes) =>
        Document.Game([("q", "2"), ("k", "08:11"), ("hs", "14"), ("vs", "3"), .. attributes]);
}
