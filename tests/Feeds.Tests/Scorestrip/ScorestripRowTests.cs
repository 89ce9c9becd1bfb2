using System.Text;
using LiveScore.Domain;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary><c>scorestrip.json</c>, which has rows with empty slots: shared/feeds/FORMATS.md, section 1.</summary>
public sealed class ScorestripRowTests
{
    private const string InPlay = """["Sun","13:00:00","2","08:11","MIN","7","ATL","0","MIN","1","56665",,"REG12","2015"]""";

    private static readonly Game s_scheduled = new()
    {
        Id = "56665",
        Kickoff = new DateTimeOffset(2015, 11, 29, 13, 0, 0, TimeSpan.FromHours(-5)),
        Away = new("MIN", "MIN"),
        Home = new("ATL", "ATL"),
    };

    private static readonly Game s_inPlay = s_scheduled with
    {
        Status = GameStatus.InProgress,
        Period = 2,
        Clock = "08:11",
        AwayScore = 7,
        HomeScore = 0,
        Possession = "MIN",
        RedZone = true,
    };

    [Theory]
    [InlineData("\"Pregame\",,\"MIN\",,\"ATL\",,,,", GameStatus.Scheduled, false)]
    [InlineData("\"Halftime\",,\"MIN\",\"7\",\"ATL\",\"0\",,,", GameStatus.Halftime, false)]
    [InlineData("\"Final\",,\"MIN\",\"7\",\"ATL\",\"0\",,,", GameStatus.Final, false)]
    [InlineData("\"final overtime\",,\"MIN\",\"7\",\"ATL\",\"0\",,,", GameStatus.Final, true)]
    [InlineData("\"Final Overtime\",\"\",\"MIN\",7,\"ATL\",0,null,null,", GameStatus.Final, true)]
    public void Row_NotInPlay_IsAGame(string slots, GameStatus status, bool overtime)
    {
        var game = Single($"[\"Sun\",\"13:00:00\",{slots}\"56665\",,\"REG12\",\"2015\"]");

        Assert.Equal(
            status == GameStatus.Scheduled ? s_scheduled : s_scheduled with
            {
                Status = status,
                Period = status == GameStatus.Halftime ? 2 : null,
                AwayScore = 7,
                HomeScore = 0,
                Overtime = overtime,
            },
            game);
    }

    // Ball and red zone stand in the slots that are empty otherwise: rows of 2010 quoted in a client.
    [Fact]
    public void Row_InPlay_HasPeriodClockBallAndScore() => Assert.Equal(s_inPlay, Single(InPlay));

    [Theory]
    [InlineData("REG12", "REG11")]
    [InlineData("REG12", "PRE4")]
    [InlineData("2015", "2014")]
    public void Row_OfAnotherWeek_IsNotTaken(string own, string other)
    {
        var stray = InPlay.Replace(own, other);

        Assert.Equal([s_inPlay], Document.Reported(Rows(stray, InPlay, stray)).Games);
        Assert.Equal("another week than the one asked for", Document.Failed(Document.Read(Rows(stray))));
    }

    [Fact]
    public void Rows_OfThePostseason_AreFailedInWords()
    {
        // They have 17 columns, and say POST18 in all four weeks: seen in the tests of a client.
        const string row =
            """["Sat","4:35","3","09:00","Visiting Town","KC","20","Home Town","HOU","0","KC","1","56824","","ABC","POST18","2015"]""";

        Assert.Equal(
            "rows that do not tell one week of the postseason from another",
            Document.Failed(Document.Read(Rows(row), SeasonWeekKey.Parse("2015/post/1"))));
        Assert.Equal("another week than the one asked for", Document.Failed(Document.Read(Rows(row), SeasonWeekKey.Parse("2015/reg/17"))));
    }

    [Theory]
    [InlineData("56665", "0")]
    [InlineData("56665", "2015112900")]
    [InlineData("Sun", "Jan 10")]
    [InlineData("13:00:00", "24:00:00")]
    [InlineData("13:00:00", "TBD")]
    [InlineData("\"2\"", "\"8\"")]
    [InlineData("\"2\"", "")]
    [InlineData("\"7\"", "")]
    [InlineData("\"ATL\"", "")]
    [InlineData("\"ATL\"", "\"MIN\"")]
    [InlineData("[\"Sun\"", "[1,\"Sun\"")]
    [InlineData("[\"Sun\",", "[")]
    public void Row_WithOneBrokenSlot_IsAFaultAndTheOthersAreReported(string slot, string value)
    {
        var report = Document.Reported(Rows(InPlay, InPlay.Replace(slot, value), InPlay));

        Assert.Equal([s_inPlay, s_inPlay], report.Games);
        Assert.Single(report.Faults);
    }

    [Theory]
    [InlineData("{\"ss\":[]}", "a week without a game")]
    [InlineData("{\"ss\":{}}", "no list of games")]
    [InlineData("{\"ss\":[,]}", "no game that can be read: game nothing: no row of a game")]
    [InlineData("{\"ss\":[[],[,,],{},\"x\"]}", "no game that can be read")]
    [InlineData("{\"ss\":[[\"Sun\"", "not JSON")]
    [InlineData("{\"ss\":,}", "not JSON")]
    public void Document_ThatIsNoReport_IsFailedInWords(string json, string reason) =>
        Assert.StartsWith(reason, Document.Failed(Document.Read(json)), StringComparison.Ordinal);

    [Fact]
    public void Commas_WithinText_AreNoEmptySlots() => Assert.Equal(
        [s_inPlay],
        Document.Reported(Rows(InPlay).Replace("{\"ss\"", """{"note":"a,,b\",,]","\\":[ , ],"ss" """)).Games);

    [Fact]
    public void Document_OfNothingButCommas_IsFailed()
    {
        Assert.NotEmpty(Document.Failed(Document.Read("{\"ss\":[" + new string(',', 200_000) + "]}")));
        Assert.NotEmpty(Document.Failed(Document.Read("[" + new string(',', 200_000))));
    }

    [Fact]
    public void Document_CutAtAnyByte_IsNeverBelieved()
    {
        var bytes = Encoding.UTF8.GetBytes(Rows(InPlay, InPlay));

        for (var length = 0; length < bytes.Length; length++)
        {
            Document.Failed(Document.Read(bytes[..length]));
        }
    }

    [Fact]
    public void Document_WithAByteOrderMark_IsRead() =>
        Document.Reported(Document.Read([.. Encoding.UTF8.GetPreamble(), .. "\r\n "u8, .. Encoding.UTF8.GetBytes(Rows(InPlay))]));

    private static Game Single(string row)
    {
        var report = Document.Reported(Rows(row));
        Assert.Empty(report.Faults);
        return Assert.Single(report.Games);
    }

    private static string Rows(params string[] rows) => $"{{\"ss\":[{string.Join(',', rows)}]}}";
}
