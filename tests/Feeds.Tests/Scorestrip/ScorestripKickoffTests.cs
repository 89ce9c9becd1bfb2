using System.Globalization;
using LiveScore.Domain;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

public sealed class ScorestripKickoffTests
{
    [Theory]
    // London: the only games before noon. The second is on the morning US clocks fell back; in the third the UK's had, not the US's.
    [InlineData("2015100400", "Sun", "9:30", "2015/reg/4", "2015-10-04T09:30:00-04:00")]
    [InlineData("2015110100", "Sun", "9:30", "2015/reg/8", "2015-11-01T09:30:00-05:00")]
    [InlineData("2016103000", "Sun", "9:30", "2016/reg/8", "2016-10-30T09:30:00-04:00")]
    // Thanksgiving: noon stays noon.
    [InlineData("2015112600", "Thu", "12:30", "2015/reg/12", "2015-11-26T12:30:00-05:00")]
    [InlineData("2015090361", "Thu", "9:30", "2015/pre/4", "2015-09-03T21:30:00-04:00")]
    [InlineData("2011091201", "Mon", "10:15", "2011/reg/1", "2011-09-12T22:15:00-04:00")]
    // Moved by a day for snow and keeps its number: issue derek-adair/nflgame#125.
    [InlineData("2014112303", "Mon", "7:00", "2014/reg/12", "2014-11-24T19:00:00-05:00")]
    [InlineData("2014112303", "", "1:00", "2014/reg/12", "2014-11-23T13:00:00-05:00")]
    [InlineData("2015112600", "Mon", "8:30", "2015/reg/12", "2015-11-30T20:30:00-05:00")]
    [InlineData("2015122700", "Sat", "8:25", "2015/reg/16", "2015-12-26T20:25:00-05:00")]
    public void Kickoff_OfDateWeekdayAndTime_IsEastern(string eid, string d, string t, string week, string kickoff)
    {
        var key = SeasonWeekKey.Parse(week);
        var report = Document.Reported(
            $"<ss><gms w=\"{key.Week}\" y=\"{key.Season}\">{Document.Game(("eid", eid), ("d", d), ("t", t), ("gt", ""))}</gms></ss>", key);

        AssertExactly(kickoff, Assert.Single(report.Games).Kickoff);
    }

    [Theory]
    [InlineData("")]
    [InlineData("TBD")]
    [InlineData("13:00")]
    [InlineData("1:60")]
    [InlineData("1:00 PM")]
    public void Kickoff_WithoutATime_IsAFaultOfTheGame(string t) => Assert.Contains(
        "no time of kick-off", Document.Failed(Document.Read(Document.OfWeek12(Document.Game(("t", t))))), StringComparison.Ordinal);

    [Fact]
    public void Kickoff_OfEveryGameOf2015_IsToTheSecondWhatTheScheduleSays()
    {
        var rows = Season2015.Read();
        Assert.Equal(332, rows.Count);

        foreach (var week in rows.GroupBy(row => row.Week))
        {
            var games = week.Select(row => Document.Game(("eid", row.Id), ("d", row.Weekday), ("t", row.Time), ("gt", row.GameType)));
            var report = Document.Reported(
                $"<ss><gms w=\"{week.First().FeedWeek}\" y=\"2015\" t=\"P\">{string.Concat(games)}</gms></ss>", week.Key);

            Assert.Empty(report.Faults);
            Assert.All(week.Zip(report.Games), pair => AssertExactly(pair.First.Kickoff, pair.Second.Kickoff));
        }
    }

    private static void AssertExactly(string expected, DateTimeOffset actual) =>
        Assert.Equal(expected, actual.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
}
