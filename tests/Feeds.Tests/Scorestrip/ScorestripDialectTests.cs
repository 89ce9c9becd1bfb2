using LiveScore.Domain;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>What each dialect prints at the same moment of a game: shared/feeds/FORMATS.md, section 1.</summary>
public sealed class ScorestripDialectTests
{
    private static readonly Game s_scheduled = Document.Single();

    [Fact]
    public void BeforeKickoff_InBothDialects_HasNoScoreAndNothingInPlay()
    {
        var live = Document.Single(("hs", "0"), ("vs", "0"), ("rz", "0"), ("k", null), ("p", null));

        Assert.Equal(s_scheduled, live);
        Assert.Equal(
            new Game
            {
                Id = "2015112900",
                Kickoff = new DateTimeOffset(2015, 11, 29, 13, 0, 0, TimeSpan.FromHours(-5)),
                Away = new("MIN", "Vikings"),
                Home = new("ATL", "Falcons"),
            },
            live);
    }

    [Theory]
    [InlineData("1", 1, false)]
    [InlineData("2", 2, false)]
    [InlineData("3", 3, false)]
    [InlineData("4", 4, false)]
    [InlineData("5", 5, true)]
    [InlineData("OT", 5, true)]
    public void InPlay_InBothDialects_HasPeriodClockBallAndScore(string q, int period, bool overtime)
    {
        (string, string?)[] attributes = [("q", q), ("k", "08:11"), ("hs", "0"), ("vs", "7"), ("p", "MIN"), ("rz", "1")];

        Assert.Equal(
            s_scheduled with
            {
                Status = GameStatus.InProgress,
                Period = period,
                Clock = "08:11",
                AwayScore = 7,
                HomeScore = 0,
                Possession = "MIN",
                RedZone = true,
                Overtime = overtime,
            },
            Document.Single(attributes));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void InPlay_BetweenPossessions_HasNoBall(string? p) =>
        Assert.Null(Document.Single(("q", "1"), ("k", "14:49"), ("hs", "0"), ("vs", "6"), ("p", p)).Possession);

    [Theory]
    [InlineData("", "", "")]
    [InlineData(null, null, "0")]
    [InlineData("00:00", "MIN", "1")]
    public void Halftime_InBothDialects_IsTheSecondPeriodWithoutAClock(string? k, string? p, string? rz) => Assert.Equal(
        s_scheduled with { Status = GameStatus.Halftime, Period = 2, AwayScore = 10, HomeScore = 3 },
        Document.Single(("q", "H"), ("k", k), ("hs", "3"), ("vs", "10"), ("p", p), ("rz", rz)));

    [Theory]
    [InlineData("F", "", "", "", false)]
    [InlineData("F", null, null, "0", false)]
    [InlineData("FO", "", "", "", true)]
    [InlineData("FO", null, null, "0", true)]
    public void Final_InBothDialects_HasTheScoreAlone(string q, string? k, string? p, string? rz, bool overtime) => Assert.Equal(
        s_scheduled with { Status = GameStatus.Final, AwayScore = 20, HomeScore = 17, Overtime = overtime },
        Document.Single(("q", q), ("k", k), ("hs", "17"), ("vs", "20"), ("p", p), ("rz", rz)));

    [Theory]
    [InlineData("FO")]
    [InlineData("T")]
    public void Final_Tied_IsAfterOvertime(string q) => Assert.Equal(
        s_scheduled with { Status = GameStatus.Final, AwayScore = 21, HomeScore = 21, Overtime = true },
        Document.Single(("q", q), ("hs", "21"), ("vs", "21")));

    [Theory]
    [InlineData("49ers", "49ers")]
    [InlineData("redskins", "Redskins")]
    [InlineData("Redskins", "Redskins")]
    [InlineData("", "ATL")]
    [InlineData(null, "ATL")]
    public void Team_ByItsNickname_IsCapitalisedOrItsCode(string? nickname, string name) =>
        Assert.Equal(new Team("ATL", name), Document.Single(("hnn", nickname)).Home);

    [Fact]
    public void Possession_ByAnotherCodeOfTheSameClub_IsTheCodeOfTheGame() => Assert.Equal(
        "JAX", Document.Single(("h", "JAX"), ("q", "1"), ("hs", "0"), ("vs", "0"), ("p", "JAC")).Possession);

    [Theory]
    [InlineData("garbage")]
    [InlineData("99:99")]
    [InlineData("-1:00")]
    [InlineData("15:01")]
    public void InPlay_WithAClockThatIsNone_HasNoClock(string k) =>
        Assert.Null(Document.Single(("q", "1"), ("k", k), ("hs", "0"), ("vs", "0")).Clock);

    [Fact]
    public void Live_IndentedWithUnknownElementsAndAttributes_IsRead()
    {
        var report = Document.Reported($"""
            <?xml version="1.0" encoding="UTF-8"?>

            <ss>
              <gms w="12" y="2015" t="R" gd="1" bph="320" bf="2">
                {Document.Game(("htn", "Atlanta"), ("n", "FOX"))}
              </gms>
              <gds><gd eid="2015112900"><g eid="nonsense"/></gd></gds>
              <bps><b>last plays</b></bps>
            </ss>
            """);

        Assert.Empty(report.Faults);
        Assert.Equal(s_scheduled, Assert.Single(report.Games));
    }
}
