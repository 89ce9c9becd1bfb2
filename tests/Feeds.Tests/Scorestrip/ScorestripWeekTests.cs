using LiveScore.Domain;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

public sealed class ScorestripWeekTests
{
    [Theory]
    [InlineData("2015/pre/0", "0", "PRE")]
    [InlineData("2015/pre/4", "4", "PRE")]
    [InlineData("2015/reg/17", "17", "REG")]
    [InlineData("2021/reg/18", "18", "REG")]
    [InlineData("2015/post/1", "18", "WC")]
    [InlineData("2015/post/2", "19", "DIV")]
    [InlineData("2015/post/3", "20", "CON")]
    [InlineData("2015/post/4", "22", "SB")]
    public void Week_UnderTheNumberOfTheFeed_IsTheWeekAskedFor(string week, string w, string gt)
    {
        // gms@t says P for preseason and postseason alike, and means nothing.
        var report = Document.Reported(Xml(week, w, gt), SeasonWeekKey.Parse(week));

        Assert.Equal(SeasonWeekKey.Parse(week), report.Week);
    }

    [Theory]
    [InlineData("2015/post/4", "21", "PRO")]
    [InlineData("2015/post/4", "4", "SB")]
    [InlineData("2015/post/1", "1", "WC")]
    [InlineData("2015/reg/11", "12", "REG")]
    [InlineData("2015/reg/12", "", "REG")]
    [InlineData("2015/reg/4", "4", "PRE")]
    [InlineData("2015/pre/4", "4", "REG")]
    [InlineData("2021/reg/18", "18", "WC")]
    public void Week_OtherThanTheOneAskedFor_IsFailedAsSuch(string week, string w, string gt)
    {
        var failed = Assert.IsType<FeedAnswer.Failed>(Document.Read(Xml(week, w, gt), SeasonWeekKey.Parse(week)));

        Assert.StartsWith("another week than the one asked for", failed.Reason, StringComparison.Ordinal);
        Assert.True(failed.OfAnotherWeek);
    }

    [Fact]
    public void Week_OfGamesOfAnotherOne_IsAnotherWeekEvenIfTheyAreBroken()
    {
        var preseason = Document.OfWeek12(Document.Game(("gt", "PRE"), ("eid", "soon")), Document.Game(("gt", "PRE"), ("q", "?")));

        Assert.True(Assert.IsType<FeedAnswer.Failed>(Document.Read(preseason)).OfAnotherWeek);
    }

    [Fact]
    public void Week_WithAGameOfAnotherOne_IsReportedWithoutIt()
    {
        var report = Document.Reported(Document.OfWeek12(Document.Game(("gt", "PRE")), Document.Game(("eid", "2015112901"))));

        Assert.Equal("2015112901", Assert.Single(report.Games).Id);
        Assert.Equal("game '2015112900': a game of type 'PRE' is of another week", Assert.Single(report.Faults));
    }

    [Fact]
    public void Week_OfABrokenGameAndOneOfAnother_IsFailed()
    {
        var failed = Assert.IsType<FeedAnswer.Failed>(Document.Read(Document.OfWeek12(Document.Game(("eid", "soon")), Document.Game(("gt", "PRE")))));

        Assert.StartsWith("no game that can be read", failed.Reason, StringComparison.Ordinal);
        Assert.False(failed.OfAnotherWeek);
    }

    [Fact]
    public void Week_OfAnotherSeason_IsFailed() => Assert.Equal(
        "another week than the one asked for: season '2014', week '12'",
        Document.Failed(Document.Read("<ss><gms w=\"12\" y=\"2014\"/></ss>")));

    [Theory]
    [InlineData("<ss/>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ss></ss>")]
    [InlineData("<ss><gds/></ss>")]
    public void Document_WithoutAWeek_IsNoSuchWeek(string xml) => Assert.IsType<FeedAnswer.NoSuchWeek>(Document.Read(xml));

    [Fact]
    public void Week_WithoutAGame_IsFailed() => Assert.Equal("a week without a game", Document.Failed(Document.Read(Document.OfWeek12())));

    private static string Xml(string week, string w, string gt)
    {
        var season = SeasonWeekKey.Parse(week).Season;
        return $"<ss><gms w=\"{w}\" y=\"{season}\" t=\"P\">{Document.Game(("eid", $"{season}112900"), ("gt", gt))}</gms></ss>";
    }
}
