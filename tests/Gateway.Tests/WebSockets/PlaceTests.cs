using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>Places are limited, whichever way a viewer looks, and end with the gateway.</summary>
public sealed class PlaceTests
{
    [Fact]
    public async Task Viewer_OneTooManyOfAnAddress_IsToldWhenToComeBack()
    {
        await using var host = await GatewayHost.StartAsync("MaxViewersPerAddress=1", "DrainWindow=00:00:00");
        var week = host.League.NewWeek();
        using (await RawWebSocket.OpenAsync(host))
        {
            await GatewayHost.UntilAsync(() => host.Viewers.Taken == 1);
            using var second = await RawConnection.OpenAsync(host);
            await second.SendAsync(RawWebSocket.Request(host));
            AssertTooMany(await second.ReadUntilAsync("/problems/too-many-viewers"));
            foreach (var url in new[] { week.Stream, "/api/livescore", $"/api/stream?topic={week.Topic()}" })
            {
                using var stream = await RawConnection.GetAsync(host, url);
                AssertTooMany(await stream.ReadUntilAsync("/problems/too-many-viewers"));
            }

            Assert.Equal(1, host.Viewers.Taken);
        }

        await GatewayHost.UntilAsync(() => host.Viewers.Taken == 0);
        using var third = await RawWebSocket.OpenAsync(host);
        await third.AssertOpenAsync();
    }

    [Fact]
    public async Task Viewer_OneTooManyOfAll_IsAcceptedAndToldToTryAgain()
    {
        await using var host = await GatewayHost.StartAsync("MaxViewers=1", "DrainWindow=00:00:00");
        var week = host.League.NewWeek();
        using (var first = await SseReader.OpenAsync(host, week.Stream))
        {
            await first.NextAsync();
            using var second = await RawWebSocket.OpenAsync(host);
            Assert.Equal(1013, (await second.ReadCloseAsync()).Code);
            using var several = await SseReader.OpenAsync(host, $"/api/stream?topic={week.Topic()}");
            Assert.Empty(await several.ToEndAsync());
            Assert.Single(several.Retries);
            Assert.Equal(1, host.Viewers.Taken);
        }

        await GatewayHost.UntilAsync(() => host.Viewers.Taken == 0);
        using var third = await RawWebSocket.OpenAsync(host);
        await third.AssertOpenAsync();
    }

    [Fact]
    public async Task Refusal_OfAHandshake_TakesNoPlace()
    {
        await using var host = await GatewayHost.StartAsync("MaxViewers=1", "DrainWindow=00:00:00");
        for (var i = 0; i < 5; i++)
        {
            using var plain = await RawConnection.GetAsync(host, "/ws");
            await plain.ReadUntilAsync("upgrade-required");
            using var foreign = await RawConnection.OpenAsync(host);
            await foreign.SendAsync(RawWebSocket.Request(host, "Origin: http://evil.example"));
            await foreign.ReadUntilAsync("forbidden-origin");
        }

        using var socket = await RawWebSocket.OpenAsync(host);
        await socket.AssertOpenAsync();
    }

    [Fact]
    public async Task Stop_WithOpenSockets_TellsTheNewsAndClosesEachWith1012()
    {
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:00:00.05");
        var week = host.League.NewWeek();
        using var stuck = new TopicSocket(await RawWebSocket.OpenNarrowAsync(host));
        await stuck.SendAsync(new { op = "subscribe", topic = week.Topic(), mode = "full" });
        var viewers = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => TopicSocket.OpenAsync(host)));
        foreach (var viewer in viewers)
        {
            await viewer.SubscribeAsync(week.Topic());
            await viewer.NextAsync();
        }

        for (var version = 5; version < 35; version++)
        {
            week.Alter(Sample.Cleveland with { Note = $"{version} {new string('x', 20_000)}" });
            await Task.WhenAll(viewers.Select(viewer => viewer.NextAsync()));
        }

        var stop = host.StopAsync();
        week.Score(9);
        var ends = await Task.WhenAll(viewers.Select(ReadToEndAsync));
        await stop;
        Assert.Contains(true, ends);
        Array.ForEach(viewers, viewer => viewer.Dispose());
    }

    /// <summary>Whether there was a change before the close.</summary>
    private static async Task<bool> ReadToEndAsync(TopicSocket viewer)
    {
        var frame = await viewer.Raw.ReadAsync();
        var hasChange = frame is { Opcode: Opcode.Text };
        frame = hasChange ? await viewer.Raw.ReadAsync() : frame;
        Assert.Equal((Opcode.Close, 1012), (frame?.Opcode, frame?.Code));
        await viewer.Raw.CloseAsync(frame!);
        Assert.Null(await viewer.Raw.ReadAsync());
        return hasChange;
    }

    private static void AssertTooMany(string text)
    {
        Assert.StartsWith("HTTP/1.1 429 Too Many Requests\r\n", text, StringComparison.Ordinal);
        Assert.Matches("\r\nRetry-After: [1-9][0-9]*\r\n", text);
        Assert.Contains("application/problem+json", text, StringComparison.Ordinal);
    }
}
