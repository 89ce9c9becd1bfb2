using Xunit;

namespace LiveScore.Crowd.Tests;

public sealed class TrendTests
{
    [Fact]
    public void Series_ThatGrowsAllTheTime_IsNotFlat()
    {
        var trend = Trend.Of([.. Enumerable.Range(0, 60).Select(minute => 100.0 + minute)]);

        Assert.Equal(60 / 144.5, trend.PerHour, 6);
        Assert.False(trend.IsFlat);
    }

    [Fact]
    public void Series_ThatGrowsWhileItWarmsUp_IsFlat() =>
        Assert.True(Trend.Of([.. Enumerable.Range(0, 60).Select(minute => Math.Min(minute, 20.0))]).IsFlat);

    [Fact]
    public void Series_ThatShrinks_IsFlat() => Assert.True(Trend.Of([.. Enumerable.Range(0, 60).Select(minute => 100.0 - minute)]).IsFlat);

    [Fact]
    public void Series_ThatOnlyScatters_IsFlat()
    {
        var chance = new Random(7);
        Assert.True(Trend.Of([.. Enumerable.Range(0, 60).Select(_ => 100 + (20 * chance.NextDouble()))]).IsFlat);
    }

    [Fact]
    public void Series_ThatScattersAndGrows_IsNotFlat()
    {
        var chance = new Random(7);
        Assert.False(Trend.Of([.. Enumerable.Range(0, 60).Select(minute => 100 + minute + (20 * chance.NextDouble()))]).IsFlat);
    }

    [Theory]
    [InlineData]
    [InlineData(5.0)]
    [InlineData(1.0, 2.0, 3.0)]
    [InlineData(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)]
    public void Series_TooShortOrEmpty_IsFlat(params double[] values) => Assert.True(Trend.Of(values).IsFlat);
}
