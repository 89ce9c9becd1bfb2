using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.WebSockets;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Gateway.Tests.Metrics;

public sealed class ViewerMetricsTests
{
    private static readonly string[] s_settings = ["CompareEvery=00:00:00.05", "DrainWindow=00:00:00", "Heartbeat=00:00:30", "SilenceLimit=00:01:00"];

    [Fact]
    public async Task Viewers_ThatComeAndGo_AreCountedByTransportAndPath()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = host.League.NewWeek();
        using var stays = await OpenAsync(host, week.Stream);
        var leaves = await OpenAsync(host, week.Stream);
        var leavesToo = await OpenAsync(host, "/api/stream?topic=week/" + week.Key.Season + "/" + week.Key.Slug);
        await host.ScrapeUntilAsync(3, "livescore_viewers", "transport=\"sse\"", "path=\"socket\"");
        leaves.Dispose();
        leavesToo.Dispose();
        await host.ScrapeUntilAsync(1, "livescore_viewers");

        using var old = new HttpRequestMessage(HttpMethod.Get, week.Stream) { Version = System.Net.HttpVersion.Version10, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await host.Http.SendAsync(old, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var socket = await RawWebSocket.OpenAsync(host);
        var page = await host.ScrapeUntilAsync(3, "livescore_viewers");
        Assert.Equal(1, page.Sum("livescore_viewers", "path=\"stream\""));
        Assert.Equal(1, page.Sum("livescore_viewers", "transport=\"websocket\"", "path=\"socket\""));
        Assert.Equal("gauge", page.Types["livescore_viewers"]);
    }

    [Fact]
    public async Task Deliveries_AreTheEventsThatViewersRead()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = host.League.NewWeek();
        using var one = await OpenAsync(host, week.Stream);
        using var other = await OpenAsync(host, week.Stream);
        for (var points = 9; points < 14; points++)
        {
            await host.TellAsync(week.Score(points));
            await one.NextAsync();
            await other.NextAsync();
        }

        // A snapshot and five changes each.
        var page = await host.ScrapeUntilAsync(12, "livescore_deliveries_total");
        Assert.Equal(0, page.Sum("livescore_heartbeats_total"));
        var rounds = page.Sum("livescore_delivery_duration_seconds_count");
        // Each change makes a round in the loop of each viewer, or one if a loop has both.
        Assert.InRange(rounds, 5, 10);
        Assert.Equal(rounds, page.Sum("livescore_delivery_audience_count"));
        Assert.Equal(10, page.Sum("livescore_delivery_audience_sum"));
        Assert.Equal(5, page.Sum("livescore_change_lag_seconds_count"));
    }

    [Fact]
    public async Task Bytes_AreThoseOnTheWire()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = host.League.NewWeek();
        using var viewer = await RawConnection.GetAsync(host, week.Stream);
        await viewer.ReadUntilAsync("event: snapshot");
        var text = await viewer.ReadUntilAsync("]}\n\n\r\n");
        // The web server wrote the head and the opening, a chunk of its own.
        var opening = viewer.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        var own = viewer.Text.IndexOf("\r\n", viewer.Text.IndexOf("\r\n", opening, StringComparison.Ordinal) + 2, StringComparison.Ordinal) + 2;
        await host.ScrapeUntilAsync(System.Text.Encoding.UTF8.GetByteCount(viewer.Text[own..]), "livescore_sent_bytes_total");
    }

    [Fact]
    public async Task ViewersThatComeBack_AreCountedByHowTheyGoOn()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = host.League.NewWeek();
        using var resumes = await OpenAsync(host, week.Stream, week.IdOf(2));
        using var broken = await OpenAsync(host, week.Stream, "what?");
        using var future = await OpenAsync(host, week.Stream, week.IdOf(99));
        using var begins = await OpenAsync(host, week.Stream);
        using var upToDate = await SseReader.OpenAsync(host, week.Stream, week.IdOf(4));
        var page = await host.ScrapeUntilAsync(2, "livescore_viewers_resumed_total");
        Assert.Equal(1, page.Sum("livescore_viewers_reset_total", "reason=\"unknown-id\""));
        Assert.Equal(1, page.Sum("livescore_viewers_reset_total", "reason=\"from-the-future\""));
        Assert.Equal(2, page.Sum("livescore_viewers_reset_total"));
    }

    [Fact]
    public async Task Refusals_AreCountedByReason()
    {
        await using var host = await GatewayHost.StartAsync([.. s_settings, "MaxViewers=2", "MaxViewersPerAddress=1"]);
        var week = host.League.NewWeek();
        using var viewer = await OpenAsync(host, week.Stream);
        using var second = await host.Http.GetAsync(week.Stream, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ws");
        foreach (var (name, value) in new[] { ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="), ("Origin", "https://other.example") })
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var foreign = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await host.ScrapeAsync();
        Assert.Equal(1, page.Sum("livescore_viewers_refused_total", "reason=\"address\""));
        Assert.Equal(1, page.Sum("livescore_viewers_refused_total", "reason=\"origin\""));
    }

    [Fact]
    public async Task GatewayThatIsFull_CountsWhomItDoesNotTake()
    {
        await using var host = await GatewayHost.StartAsync([.. s_settings, "MaxViewers=1"]);
        var week = host.League.NewWeek();
        using var viewer = await OpenAsync(host, week.Stream);
        using var second = await host.Http.GetAsync(week.Stream, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await host.ScrapeAsync()).Sum("livescore_viewers_refused_total", "reason=\"full\""));
    }

    private static async Task<SseReader> OpenAsync(GatewayHost host, string path, string? lastEventId = null)
    {
        var viewer = await SseReader.OpenAsync(host, path, lastEventId);
        await viewer.NextAsync();
        return viewer;
    }
}
