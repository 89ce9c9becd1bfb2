using System.Globalization;
using LiveScore.Domain;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>When the games of <c>scorestrip.json</c> kick off, which has weekdays and no dates.</summary>
public sealed class ScorestripCalendarTests
{
    // Until the preseason of 2015 the time had no seconds and twelve hours.
    [Theory]
    [InlineData("Sun", "1:00", "2015-11-29T13:00:00-05:00")]
    [InlineData("Thu", "12:30", "2015-11-26T12:30:00-05:00")]
    [InlineData("Wed", "20:20:00", "2015-11-25T20:20:00-05:00")]
    [InlineData("FRI", "8:00", "2015-11-27T20:00:00-05:00")]
    [InlineData("Sat", "16:30:00", "2015-11-28T16:30:00-05:00")]
    [InlineData("Sun", "09:30:00", "2015-11-29T09:30:00-05:00")]
    [InlineData("Sun", "9:30", "2015-11-29T09:30:00-05:00")]
    [InlineData("Mon", "20:30:00", "2015-11-30T20:30:00-05:00")]
    [InlineData("Tue", "19:00:00", "2015-12-01T19:00:00-05:00")]
    public void Kickoff_OfWeekdayAndTime_IsInTheWeek(string day, string time, string kickoff) => Assert.Equal(
        kickoff, Kickoff(Only(Row(day, time, "REG12", 2015), SeasonWeekKey.Parse("2015/reg/12"))));

    [Theory]
    [InlineData("2010/reg/6", "Sun", "2010-10-17")]
    [InlineData("2012/reg/1", "Wed", "2012-09-05")]
    [InlineData("2013/pre/2", "Thu", "2013-08-15")]
    [InlineData("2014/reg/13", "Thu", "2014-11-27")]
    [InlineData("2017/pre/0", "Thu", "2017-08-03")]
    [InlineData("2020/reg/17", "Sun", "2021-01-03")]
    public void Kickoff_OfOtherSeasons_IsOnItsDate(string week, string day, string date)
    {
        var key = SeasonWeekKey.Parse(week);
        var row = Row(day, "13:00:00", $"{key.TypeName.ToUpperInvariant()}{key.Week}", key.Season);

        Assert.Equal($"{date}T13:00:00", Kickoff(Only(row, key))[..19]);
    }

    [Fact]
    public void Kickoff_OfEveryGameBeforeThePostseasonOf2015_IsToTheSecondWhatTheScheduleSays()
    {
        var rows = Season2015.Read().Where(row => row.Week.Type != SeasonType.Post).ToList();
        Assert.Equal(65 + 256, rows.Count);

        foreach (var week in rows.GroupBy(row => row.Week))
        {
            var printed = week.Select(row => Row(row.Weekday, row.Kickoff[11..19], row.GameType + row.FeedWeek, 2015));
            var report = Document.Reported(Rows(printed), week.Key);

            Assert.Empty(report.Faults);
            Assert.Equal(week.Select(row => row.Kickoff), report.Games.Select(Kickoff));
        }
    }

    private static Game Only(string row, SeasonWeekKey week)
    {
        var report = Document.Reported(Rows([row]), week);
        Assert.Empty(report.Faults);
        return Assert.Single(report.Games);
    }

    private static string Row(string day, string time, string week, int season) =>
        $"[\"{day}\",\"{time}\",\"Pregame\",,\"MIN\",,\"ATL\",,,,\"56665\",,\"{week}\",\"{season}\"]";

    private static string Rows(IEnumerable<string> rows) => $"{{\"ss\":[{string.Join(',', rows)}]}}";

    private static string Kickoff(Game game) => game.Kickoff.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
