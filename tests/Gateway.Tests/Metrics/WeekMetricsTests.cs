using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Metrics;

public sealed class WeekMetricsTests
{
    [Fact]
    public async Task Weeks_AreToldWhileTheyAreFollowed()
    {
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:00:00.05", "FollowerIdle=00:00:00", "DrainWindow=00:00:00");
        var (stays, goes) = (host.League.NewWeek(), host.League.NewWeek());
        using var viewer = await SseReader.OpenAsync(host, stays.Stream);
        await viewer.NextAsync();
        using (var other = await SseReader.OpenAsync(host, goes.Stream))
        {
            await other.NextAsync();
            var both = await host.ScrapeUntilAsync(2, "livescore_week_followers");
            Assert.Equal(4, both.Sum("livescore_followed_week_version", $"week=\"{goes.Key}\""));
        }

        var one = await host.ScrapeUntilAsync(1, "livescore_week_followers");
        Assert.DoesNotContain(one.Series, series => series.Contains(goes.Key.ToString(), StringComparison.Ordinal));
        stays.Score(9);
        await host.ScrapeUntilAsync(5, "livescore_followed_week_version", $"week=\"{stays.Key}\"");
    }

    [Fact]
    public async Task Staleness_IsTheTimeSinceScoresWereFresh()
    {
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:00:00.05", "DrainWindow=00:00:00");
        var week = host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(host, week.Stream);
        await viewer.NextAsync();
        Assert.Equal(0, (await host.ScrapeAsync()).Sum("livescore_followed_week_staleness_seconds"));
        week.StaleSince = TimeProvider.System.GetUtcNow().AddHours(-1);
        await viewer.HeartbeatAsync();
        Assert.InRange((await host.ScrapeAsync()).Sum("livescore_followed_week_staleness_seconds"), 3600, 3700);
    }

    [Fact]
    public async Task VersionsThatOnlyTheCompareBrought_AreRepaired()
    {
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:00:00.05", "DrainWindow=00:00:00");
        var week = host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(host, week.Stream);
        await viewer.NextAsync();
        await host.TellAsync(week.Score(9));
        await viewer.NextAsync();
        Assert.InRange((await host.ScrapeAsync()).Sum("livescore_versions_repaired_total"), 0, 1);
        var before = (await host.ScrapeAsync()).Sum("livescore_versions_repaired_total");
        week.Score(10);
        await viewer.NextAsync();
        Assert.Equal(before + 1, (await host.ScrapeAsync()).Sum("livescore_versions_repaired_total"));
    }
}
