using Xunit;

namespace LiveScore.Crowd.Tests;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Milliseconds_OfManySizes_AreWithinTwoPercent()
    {
        for (var nanoseconds = 1L; nanoseconds < 1L << 42; nanoseconds = (nanoseconds * 3 / 2) + 1)
        {
            var histogram = new LatencyHistogram();
            histogram.Record(nanoseconds);

            Assert.InRange(histogram.Milliseconds(1) * 1e6, nanoseconds * 0.98, nanoseconds * 1.0001);
        }
    }

    [Fact]
    public void Milliseconds_OfAHundredTimes_AreThePercentiles()
    {
        var (odd, even) = (new LatencyHistogram(), new LatencyHistogram());
        for (var i = 1; i <= 100; i++)
        {
            (i % 2 == 0 ? even : odd).Record(i * 1_000_000L);
        }

        odd.Add(even);

        Assert.InRange(odd.Milliseconds(0.5), 49, 50.1);
        Assert.InRange(odd.Milliseconds(0.99), 97, 99.1);
        Assert.Equal(100, odd.Most.TotalMilliseconds);
    }

    [Fact]
    public void Milliseconds_OfNothing_AreNone() => Assert.Equal(0, new LatencyHistogram().Milliseconds(0.99));
}
