using System.Net.Sockets;
using System.Text.Json.Nodes;
using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.Weeks;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>Clients that send and never read, or read too slowly: they hurt nobody, least of all the memory.</summary>
public sealed class FloodTests
{
    /// <summary>What the buffers of both systems hold on the way, and a good deal more.</summary>
    private const int Room = 32 * 1024 * 1024;

    private static readonly string[] s_settings =
        ["CompareEvery=00:00:00.05", "DrainWindow=00:00:00", "Heartbeat=00:00:00.1", "SlowViewerLimit=00:00:00.5", "SilenceLimit=00:00:20"];

    public static TheoryData<string, int> Floods => new()
    {
        { "ping", 0 },
        { "ping", 125 },
        { "text", 10 },
        { "text", 60_000 },
        { "op", 0 },
        { "nonsense", 50_000 },
        { "subscribe", 0 },
    };

    [Theory]
    [MemberData(nameof(Floods))]
    public async Task Flood_OfOneThatNeverReads_IsNotReadAndHurtsNobody(string kind, int size)
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = host.League.NewWeek();
        week.Alter(Sample.Cleveland with { Note = new('x', 20_000) });
        using var quick = await TopicSocket.OpenAsync(host);
        await quick.SubscribeAsync(week.Topic());
        await quick.NextAsync();
        using var flooder = await RawWebSocket.OpenNarrowAsync(host);
        var frame = kind switch
        {
            "ping" => Frame.Ping(new('p', size)),
            "text" => Frame.Text(new string('t', size)),
            "op" => Frame.Text("""{"op":"ping"}"""),
            "nonsense" => Frame.Text("{" + new string('[', size)),
            _ => Frame.Text($$"""{"op":"subscribe","topic":"{{week.Topic()}}"}"""),
        };
        var flood = Task.Run(() => FloodAsync(flooder, frame), TestContext.Current.CancellationToken);
        for (var version = 6; version < 26; version++)
        {
            week.Score(version);
            Assert.Equal(week.IdOf(version), (await quick.NextAsync()).Id);
        }

        // Only an end that the server makes stops it before that much was taken.
        Assert.InRange(await flood, 1, Room);
        await GatewayHost.UntilAsync(() => host.Viewers.Taken == 1);
        await quick.AssertQuietAsync();
    }

    [Fact]
    public async Task Viewer_ThatReadsLate_IsConflatedInAChainWithoutAHole()
    {
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:00:00.05", "DrainWindow=00:00:00");
        var week = host.League.NewWeek();
        using var slow = new TopicSocket(await RawWebSocket.OpenNarrowAsync(host));
        await slow.SubscribeAsync(week.Topic());
        using var quick = await TopicSocket.OpenAsync(host);
        await quick.SubscribeAsync(week.Topic());
        await quick.NextAsync();
        for (var i = 0; i < 100; i++)
        {
            await host.TellAsync(week.Alter(Sample.Cleveland.InPlay(i, i) with { Note = $"{i} {new string('x', 20_000)}" }));
            Assert.Equal(week.IdOf(5 + i), (await quick.NextAsync()).Id);
        }

        var page = new Board();
        var spans = new List<long>();
        while (page.Version < 104)
        {
            var news = await slow.NextAsync();
            page.Take(news.Name, news.Json);
            spans.Add(news.Name == "change" ? news.Version - news.Since : 0);
        }

        Assert.Equal((0, 104L), (page.Holes, page.Version));
        Assert.True(spans.Max() > 32, $"Nothing was merged: {string.Join(' ', spans)}");
        var truth = await host.Http.GetStringAsync(week.Path, TestContext.Current.CancellationToken);
        Assert.Equal(Board.Text(JsonNode.Parse(truth)!.AsArray()), page.Text());
    }

    [Fact]
    public async Task Viewer_ThatTakesNothingForTooLong_IsClosed()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = host.League.NewWeek();
        using var slow = new TopicSocket(await RawWebSocket.OpenNarrowAsync(host));
        await slow.SubscribeAsync(week.Topic());
        using var quick = await TopicSocket.OpenAsync(host);
        await quick.SubscribeAsync(week.Topic());
        await quick.NextAsync();
        for (var i = 0; i < 40; i++)
        {
            week.Alter(Sample.Cleveland with { Note = $"{i} {new string('x', 20_000)}" });
            await quick.NextAsync();
        }

        await GatewayHost.UntilAsync(() => host.Viewers.Taken == 1);
    }

    /// <summary>Sends until the server ends the connection. Gives how many bytes were taken.</summary>
    private static async Task<long> FloodAsync(RawWebSocket socket, Frame frame)
    {
        var bytes = Frame.Bytes(Enumerable.Repeat(frame, Math.Max(1, 64_000 / frame.ToBytes().Length)));
        for (var sent = 0L; ; sent += bytes.Length)
        {
            try
            {
                await socket.SendBytesAsync(bytes);
            }
            catch (SocketException)
            {
                return sent;
            }

            if (sent > Room)
            {
                return sent;
            }
        }
    }
}
