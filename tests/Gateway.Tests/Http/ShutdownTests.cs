using System.Diagnostics;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

public sealed class ShutdownTests
{
    [Fact]
    public async Task Stop_WithOpenStreams_EndsThemCleanlyAndSoon()
    {
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:00:00.05");
        var week = host.League.NewWeek();
        host.League.Current = week.Key;
        var viewers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            SseReader.OpenAsync(host, i % 2 == 0 ? week.Stream : "/api/livescore")));
        await Task.WhenAll(viewers.Select(viewer => viewer.NextAsync()));
        // One that reads nothing at all must not hold up the rest.
        using var stuck = await RawConnection.GetAsync(host, week.Stream + "?mode=full");
        await stuck.ReadUntilAsync("event: update");
        for (var i = 0; i < 60; i++)
        {
            week.Alter(Sample.Cleveland with { Note = $"{i} {new string('x', 20_000)}" });
            await viewers[0].NextAsync();
        }
        // A body that is cut off makes the reader throw; only a clean end gets through.
        var ends = Task.WhenAll(viewers.Select(viewer => viewer.ToEndAsync()));
        var clock = Stopwatch.StartNew();
        await host.StopAsync();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"It took {clock.Elapsed}.");
        await ends;
        Assert.All(viewers, viewer => Assert.Equal(2, viewer.Retries.Count));
        Assert.True(viewers.Select(viewer => viewer.Retries[1]).Distinct().Count() > 25);
        Array.ForEach(viewers, viewer => viewer.Dispose());
    }
}
