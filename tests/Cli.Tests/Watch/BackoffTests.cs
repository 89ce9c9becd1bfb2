using LiveScore.Cli.Watch;

namespace LiveScore.Cli.Tests.Watch;

public sealed class BackoffTests
{
    [Fact]
    public void Waits_Double_AndEndAtALimit()
    {
        var backoff = new Backoff(new Random(12));
        var waits = Enumerable.Range(0, 12).Select(_ => backoff.Next(null)).ToList();

        Assert.All(waits.Take(4).Zip(waits.Skip(1).Take(3)), pair => Assert.True(pair.Second > pair.First));
        Assert.All(waits, wait => Assert.InRange(wait, Backoff.First, Backoff.Last * 1.25));
        Assert.All(waits.Skip(4), wait => Assert.InRange(wait, Backoff.Last, Backoff.Last * 1.25));
    }

    [Fact]
    public void Waits_OfTwoViewers_Differ() =>
        Assert.NotEqual(new Backoff(new Random(1)).Next(null), new Backoff(new Random(2)).Next(null));

    [Fact]
    public void Wait_AfterSomethingCame_IsTheFirstAgain()
    {
        var backoff = new Backoff(new Random(12));
        _ = Enumerable.Range(0, 5).Select(_ => backoff.Next(null)).ToList();
        backoff.Heard();
        Assert.InRange(backoff.Next(TimeSpan.FromSeconds(3)), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3) * 1.25);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1e9)]
    public void Wait_ThatAGatewayAsksFor_HasBounds(double seconds) => Assert.InRange(
        new Backoff(new Random(12)).Next(TimeSpan.FromSeconds(seconds)), Backoff.Shortest, Backoff.Longest * 1.25);
}
