using Xunit;

namespace LiveScore.Domain.Tests;

public sealed class SeasonWeekKeyTests
{
    [Fact]
    public void EveryWeek_OfEverySeason_IsParsedFromWhatItPrints()
    {
        for (var season = SeasonWeekKey.FirstSeason; season <= SeasonWeekKey.LastSeason; season++)
        {
            foreach (var week in SeasonWeekKey.WeeksOf(season))
            {
                Assert.True(week.Exists);
                Assert.Equal(week, SeasonWeekKey.Parse(week.ToString()));
                Assert.True(SeasonWeekKey.TryParseSlug(season, week.Slug, out var parsed));
                Assert.Equal(week, parsed);
            }
        }
    }

    [Theory]
    [InlineData("2015/reg/12", "12")]
    [InlineData("2015/pre/0", "pre-0")]
    [InlineData("2015/post/4", "post-4")]
    public void Week_AsText_HasAKeyAndASlug(string key, string slug)
    {
        var week = SeasonWeekKey.Parse(key);

        Assert.Equal((key, slug), (week.ToString(), week.Slug));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2015")]
    [InlineData("2015/reg")]
    [InlineData("2015/reg/")]
    [InlineData("2015/reg/012")]
    [InlineData("2015/reg/01")]
    [InlineData("2015/REG/1")]
    [InlineData("2015/regular/1")]
    [InlineData("2015/reg/-1")]
    [InlineData("2015/reg/+1")]
    [InlineData("2015/reg/1 ")]
    [InlineData(" 2015/reg/1")]
    [InlineData("2015/reg/1/")]
    [InlineData("02015/reg/1")]
    [InlineData("015/reg/1")]
    [InlineData("2015/1/1")]
    [InlineData("2015/reg/٣")]
    [InlineData("2015/reg/99999999999")]
    public void Key_OfOtherText_IsRejected(string? text)
    {
        Assert.False(SeasonWeekKey.TryParse(text, out _));
        Assert.Throws<FormatException>(() => SeasonWeekKey.Parse(text!));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("reg-12")]
    [InlineData("012")]
    [InlineData("-1")]
    [InlineData("pre")]
    [InlineData("pre-")]
    [InlineData("pre-04")]
    [InlineData("PRE-4")]
    [InlineData("post-1-1")]
    [InlineData("12/..")]
    [InlineData("1٣")]
    public void Slug_OfOtherText_IsRejected(string? slug) => Assert.False(SeasonWeekKey.TryParseSlug(2015, slug, out _));

    [Theory]
    [InlineData("2015/reg/18")]
    [InlineData("2015/reg/0")]
    [InlineData("2015/pre/5")]
    [InlineData("2015/post/0")]
    [InlineData("2015/post/5")]
    [InlineData("2008/reg/1")]
    [InlineData("2020/reg/18")]
    [InlineData("2021/reg/19")]
    [InlineData("2021/pre/5")]
    [InlineData("2100/reg/1")]
    public void Week_WellFormedButNeverPlayed_DoesNotExist(string key) => Assert.False(SeasonWeekKey.Parse(key).Exists);

    [Theory]
    [InlineData(2009, 26)]
    [InlineData(2015, 26)]
    [InlineData(2020, 26)]
    [InlineData(2021, 27)]
    [InlineData(2026, 27)]
    public void Season_HasItsWeeks_InTheOrderTheyArePlayed(int season, int count)
    {
        var weeks = SeasonWeekKey.WeeksOf(season);

        Assert.Equal(count, weeks.Count);
        Assert.Equal(weeks.Order(), weeks);
        Assert.True(weeks[0] < weeks[^1] && weeks[^1] < SeasonWeekKey.WeeksOf(season + 1)[0]);
    }

    [Theory]
    [InlineData(2009, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17")]
    [InlineData(2020, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17")]
    [InlineData(2021, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18")]
    [InlineData(2026, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18")]
    [InlineData(2099, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18")]
    public void Season_WeekByWeek_IsThis(int season, string regular) => Assert.Equal(
        $"pre-0 pre-1 pre-2 pre-3 pre-4 {regular} post-1 post-2 post-3 post-4",
        string.Join(' ', SeasonWeekKey.WeeksOf(season).Select(week => week.Slug)));

    [Theory]
    [InlineData(2008)]
    [InlineData(2100)]
    [InlineData(0)]
    [InlineData(int.MinValue)]
    public void Season_ThatIsNone_HasNoWeeks(int season)
    {
        Assert.False(SeasonWeekKey.IsSeason(season));
        Assert.Empty(SeasonWeekKey.WeeksOf(season));
    }
}
