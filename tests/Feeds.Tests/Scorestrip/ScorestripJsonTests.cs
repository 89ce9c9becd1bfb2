using LiveScore.Domain;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary><c>ss.json</c>, which has the attributes of the XML: shared/feeds/FORMATS.md, section 1.</summary>
public sealed class ScorestripJsonTests
{
    private const string InPlay =
        """{"hs":0,"d":"Sun","gsis":56665,"vs":7,"eid":2015112900,"h":"ATL","ga":"","rz":1,"v":"MIN","vnn":"Vikings","t":"1:00","q":2,"""
        + """ "k":"08:11","p":"MIN","hnn":"Falcons","gt":"REG"}""";

    private static readonly Game s_inPlay = Document.Single(("q", "2"), ("k", "08:11"), ("hs", "0"), ("vs", "7"), ("p", "MIN"), ("rz", "1"));

    [Fact]
    public void Game_InPlay_IsWhatItIsInXml() => Assert.Equal(s_inPlay, Single(InPlay));

    [Theory]
    [InlineData("\"eid\":2015112900", "\"eid\":\"2015112900\"")]
    [InlineData("\"hs\":0", "\"hs\":\"0\"")]
    [InlineData("\"q\":2", "\"q\":\"2\"")]
    [InlineData("\"gt\":\"REG\"", "\"gt\":null")]
    [InlineData("\"gt\":\"REG\"", "\"htn\":\"Atlanta\"")]
    public void Value_OfAnotherKind_MeansTheSame(string value, string other) => Assert.Equal(s_inPlay, Single(InPlay.Replace(value, other)));

    [Theory]
    [InlineData("-1")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void RedZone_ThatIsNone_IsUnknown(string rz) =>
        Assert.Equal(s_inPlay with { RedZone = null }, Single(InPlay.Replace("\"rz\":1", $"\"rz\":{rz}")));

    [Theory]
    [InlineData("2015/pre/4", 4, "P", true)]
    [InlineData("2015/pre/4", 4, "R", false)]
    [InlineData("2015/pre/4", 4, "POST", false)]
    [InlineData("2015/reg/4", 4, "R", true)]
    [InlineData("2015/reg/4", 4, "P", false)]
    [InlineData("2015/reg/4", 4, null, true)]
    [InlineData("2015/post/1", 18, "P", true)]
    [InlineData("2015/post/1", 18, "POST", true)]
    [InlineData("2021/reg/18", 18, "POST", false)]
    public void Game_WithoutAType_IsOfTheTypeOfTheDocument(string week, int number, string? type, bool taken)
    {
        // Week 4 is one of the preseason and one of the season, and the recorded game does not say which.
        var key = SeasonWeekKey.Parse(week);
        var game = InPlay.Replace(",\"gt\":\"REG\"", "").Replace("20151129", $"{key.Season}1129");
        var printed = type is null ? "null" : $"\"{type}\"";
        var answer = Document.Read($$"""{"w":{{number}},"y":{{key.Season}},"t":{{printed}},"gms":[{{game}}]}""", key);

        Assert.Equal(taken, answer is FeedAnswer.Reported);
        Assert.Equal(taken, Document.Read(
            $"<ss><gms w=\"{number}\" y=\"{key.Season}\" t=\"{type}\">{Document.Game(("gt", null), ("eid", $"{key.Season}112900"))}</gms></ss>", key)
            is FeedAnswer.Reported);
    }

    [Theory]
    [InlineData("", ",\"w\":12")]
    [InlineData("\"w\":11,", "")]
    [InlineData("\"w\":12,\"y\":2014,", "")]
    [InlineData("\"w\":null,\"y\":2015,", "")]
    public void Document_OfAnotherWeek_IsFailed(string head, string tail) => Assert.StartsWith(
        "another week", Document.Failed(Document.Read($$"""{{{head}}"gms":[{{InPlay}}]{{tail}}}""")), StringComparison.Ordinal);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"2015112901\"")]
    [InlineData("{\"eid\":2015112901}")]
    [InlineData("{\"eid\":{\"eid\":1}}")]
    public void Game_ThatIsNone_IsAFaultAndTheOthersAreReported(string broken)
    {
        var report = Document.Reported(OfWeek12(InPlay, broken, InPlay));

        Assert.Equal([s_inPlay, s_inPlay], report.Games);
        Assert.StartsWith("game ", Assert.Single(report.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "no list of games")]
    [InlineData("[]", "no list of games")]
    [InlineData("{\"gms\":null}", "no list of games")]
    [InlineData("{\"gms\":{\"eid\":1}}", "no list of games")]
    [InlineData("{\"w\":12,\"y\":2015,\"gms\":[]}", "a week without a game")]
    [InlineData("{\"w\":12,\"y\":2015,\"gms\":[", "not JSON")]
    [InlineData("{\"w\":12,,\"y\":2015,\"gms\":[]}", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("{\"\\ud800\":[]}", "no list of games")]
    public void Document_ThatIsNoReport_IsFailedInWords(string json, string reason) =>
        Assert.StartsWith(reason, Document.Failed(Document.Read(json)), StringComparison.Ordinal);

    [Fact]
    public void Document_TooLongOrTooDeepOrTooManyGames_IsFailed()
    {
        Assert.Equal("a document that is too long for a week", Document.Failed(Document.Read(OfWeek12(InPlay) + new string(' ', 256 * 1024))));
        Assert.StartsWith("not JSON", Document.Failed(Document.Read(new string('[', 1000))), StringComparison.Ordinal);
        Assert.Equal("a document that has too many games", Document.Failed(Document.Read(OfWeek12([.. Enumerable.Repeat(InPlay, 100)]))));
    }

    private static Game Single(string game)
    {
        var report = Document.Reported(OfWeek12(game));
        Assert.Empty(report.Faults);
        return Assert.Single(report.Games);
    }

    private static string OfWeek12(params string[] games) => $$"""{"w":12,"y":2015,"t":"R","gd":1,"gms":[{{string.Join(',', games)}}]}""";
}
