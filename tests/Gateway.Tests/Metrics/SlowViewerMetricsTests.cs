using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Metrics;

public sealed class SlowViewerMetricsTests
{
    private const int Versions = 100;

    [Fact]
    public async Task ViewerThatDoesNotRead_IsConflatedOnce_AndClosedAsSlow()
    {
        await using var host = await GatewayHost.StartAsync(
            "CompareEvery=00:00:00.05", "DrainWindow=00:00:00", "Heartbeat=00:00:00.2", "SlowViewerLimit=00:00:05");
        var week = host.League.NewWeek();
        using var wakes = await RawConnection.GetAsync(host, week.Stream);
        await wakes.ReadUntilAsync("event: snapshot");
        using var sleeps = await RawConnection.GetAsync(host, week.Stream);
        await sleeps.ReadUntilAsync("event: snapshot");
        using var quick = await SseReader.OpenAsync(host, week.Stream);
        await quick.NextAsync();
        for (var i = 0; i < Versions; i++)
        {
            await host.TellAsync(week.Alter(Sample.Cleveland.InPlay(0, i) with { Note = new string('x', 20_000) }));
            await quick.NextAsync();
        }

        await wakes.ReadUntilAsync($"id: {week.IdOf(4 + Versions)}\n");
        var page = await host.ScrapeUntilAsync(1, "livescore_viewers_conflated_total");
        await host.ScrapeUntilAsync(1, "livescore_viewers_closed_total", "reason=\"slow\"");
        Assert.Equal(0, page.Sum("livescore_viewers_closed_total", "reason=\"silent\""));
        Assert.InRange((await host.ScrapeAsync()).Sum("livescore_heartbeats_total"), 1, double.MaxValue);
    }
}
