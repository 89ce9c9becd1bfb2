using LiveScore.Domain;

namespace LiveScore.Cli.Tests.Fetch;

public sealed class WeekArgumentsTests
{
    [Fact]
    public void Season_WithoutWeeks_IsAllOfThem() => Assert.Equal(SeasonWeekKey.WeeksOf(2015), WeekArguments.Read(2015, []));

    [Fact]
    public void Weeks_AreTakenAsTheyArePlayed() =>
        Assert.Equal(["pre-4", "12", "13"], WeekArguments.Read(2015, ["13", "12", "pre-4"]).Select(week => week.Slug));

    [Fact]
    public void Weeks_ThatMakeNoSense_HaveALineEach()
    {
        var faults = Assert.Throws<MisuseException>(() => WeekArguments.Read(2015, ["12", "99", "week", "18", "12", "pre-5", "\e[2J"])).Faults;

        Assert.Equal(6, faults.Count);
        Assert.Contains("There is no week 18 in season 2015; there are pre-0 to pre-4, 1 to 17, post-1 to post-4.", faults);
        Assert.Contains("'week' does not name a week; weeks are written 12, pre-4 or post-1.", faults);
        Assert.Contains("Week '12' is named 2 times.", faults);
        Assert.DoesNotContain(faults, fault => fault.Contains('\e', StringComparison.Ordinal));
    }

    [Fact]
    public void Week18_Exists_From2021On() => Assert.Single(WeekArguments.Read(2021, ["18"]));

    [Theory]
    [InlineData(2008)]
    [InlineData(2100)]
    [InlineData(-1)]
    public void Season_ThatIsNone_IsTold(int season) =>
        Assert.Contains("2009 to 2099", Assert.Single(Assert.Throws<MisuseException>(() => WeekArguments.Read(season, ["12"])).Faults), StringComparison.Ordinal);
}
