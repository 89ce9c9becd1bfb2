using Microsoft.AspNetCore.Http;

namespace LiveScore.Host.Tests.Metrics;

public sealed class FeedMetricsTests
{
    [Fact]
    public async Task Failures_AreCountedOneByOne()
    {
        const int failures = 3;
        await using var feed = await ScriptedServer.StartAsync();
        var answered = 0;
        feed.Answer = http =>
        {
            if (Interlocked.Increment(ref answered) <= failures)
            {
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return Task.CompletedTask;
            }

            return OneGame.WriteAsync(http, OneGame.Final());
        };
        // Long after the game: once the feed has answered nobody asks again.
        await using var host = await LiveScoreHost.StartAsync(OneGame.Settings(feed.Url, clock: "2015-12-20T12:00:00-05:00"));
        var page = await host.ScrapeUntilAsync(page => page.Sum("livescore_imports_total", "outcome=\"changed\"") == 1);
        Assert.Equal(failures, page.Sum("livescore_feed_requests_total", "feed=\"scorestrip\"", "outcome=\"failed\""));
        Assert.Equal(1, page.Sum("livescore_feed_requests_total", "outcome=\"reported\""));
        Assert.Equal(feed.Count, page.Sum("livescore_feed_request_duration_seconds_count"));
        Assert.Equal(failures, page.Sum("livescore_imports_total", "outcome=\"failed\""));
        Assert.Equal(1, page.Sum("livescore_versions_stored_total"));
        Assert.Equal(0, page.Sum("livescore_week_pollers"));
    }

    [Fact]
    public async Task Polls_OfALiveWeek_AreCountedByWhatCameOfThem()
    {
        await using var feed = await ScriptedServer.StartAsync();
        var points = 0;
        feed.Answer = http => OneGame.WriteAsync(http, OneGame.InPlay(Volatile.Read(ref points)));
        await using var host = await LiveScoreHost.StartAsync(OneGame.Settings(feed.Url));
        var page = await host.ScrapeUntilAsync(page => page.Sum("livescore_polls_total", "outcome=\"unchanged\"") >= 2);
        Assert.Equal(0, page.Sum("livescore_polls_total", "outcome=\"changed\""));
        Assert.Equal(1, page.Sum("livescore_live_week_version", "week=\"2015/reg/12\""));
        Volatile.Write(ref points, 7);
        page = await host.ScrapeUntilAsync(page => page.Sum("livescore_live_week_version", "week=\"2015/reg/12\"") == 2);
        Assert.Equal(1, page.Sum("livescore_polls_total", "outcome=\"changed\""));
        Assert.Equal(2, page.Sum("livescore_versions_stored_total"));
    }
}
