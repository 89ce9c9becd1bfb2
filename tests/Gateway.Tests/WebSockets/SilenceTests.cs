using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>A peer that vanished without a word is found, one that is merely quiet is kept.</summary>
public sealed class SilenceTests(SilenceTests.Impatient fixture) : IClassFixture<SilenceTests.Impatient>
{
    private readonly GatewayHost _host = fixture.Host;

    [Fact]
    public async Task Peer_ThatNeverAnswers_IsAskedAndThenClosed()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        var frames = new List<Frame>();
        while (await socket.ReadAsync() is { } frame)
        {
            frames.Add(frame);
        }

        Assert.Contains(frames, frame => frame.Opcode == Opcode.Ping);
        Assert.All(frames.SkipLast(1), frame => Assert.Equal(Opcode.Ping, frame.Opcode));
    }

    [Fact]
    public async Task Peer_ThatNeverAnswersButIsSentEvents_IsClosed()
    {
        var week = _host.League.NewWeek();
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SubscribeAsync(week.Topic());
        await socket.Raw.ReadTextAsync();
        var versions = 0;
        while (await socket.Raw.ReadAsync() is { } frame)
        {
            if (frame.Opcode == Opcode.Ping)
            {
                week.Score(10 + versions++);
            }
        }

        Assert.True(versions > 0);
    }

    [Fact]
    public async Task Peer_ThatNeverAnswers_FreesItsPlace()
    {
        await using var host = await GatewayHost.StartAsync(Impatient.All);
        using var socket = await RawWebSocket.OpenAsync(host);
        while (await socket.ReadAsync() is not null)
        {
        }

        await GatewayHost.UntilAsync(() => host.Viewers.Taken == 0);
    }

    [Fact]
    public async Task Peer_ThatOnlyAnswersPings_IsKept()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        // Beyond the limit: a ping is due each tenth of a second.
        for (var i = 0; i < 25; i++)
        {
            var ping = await socket.ReadAsync();
            Assert.Equal(Opcode.Ping, ping?.Opcode);
            await socket.SendAsync(ping! with { Opcode = Opcode.Pong, Masked = true });
        }

        await socket.SendAsync(Frame.Text("hello"));
        Assert.Equal("Welcome, hello", await socket.ReadTextAsync());
    }

    [Fact]
    public async Task Peer_ThatSendsAByteNowAndThen_IsKeptThoughItsFrameNeverEnds()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendAsync(Frame.Text("") with { Fin = false });
        for (var i = 0; i < 25; i++)
        {
            var ping = await socket.ReadAsync();
            Assert.Equal(Opcode.Ping, ping?.Opcode);
            await socket.SendAsync(ping! with { Opcode = Opcode.Pong, Masked = true }, Frame.Next("x") with { Fin = false });
        }

        await socket.SendAsync(Frame.Next(""));
        Assert.Equal($"Welcome, {new string('x', 25)}", await socket.ReadTextAsync());
    }

    public sealed class Impatient : GatewayFixture
    {
        public static string[] All => ["Heartbeat=00:00:00.1", "SilenceLimit=00:00:01.5", "CompareEvery=00:00:00.05", "DrainWindow=00:00:00"];

        protected override string[] Settings => All;
    }
}
