using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>Whichever way a viewer looks, it is told the same.</summary>
public sealed class SameBytesTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData("delta")]
    [InlineData("full")]
    public async Task Events_ByEachTransport_HaveTheSameDataAndIds(string mode)
    {
        var week = _host.League.NewWeek();
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SendAsync(new { op = "subscribe", topic = week.Topic(), mode });
        using var stream = await SseReader.OpenAsync(_host, $"{week.Stream}?mode={mode}");
        using var joined = await SseReader.OpenAsync(_host, $"/api/stream?topic={week.Topic()}&mode={mode}");
        for (var i = 0; i < 20; i++)
        {
            var expected = await stream.NextAsync();
            var news = await socket.NextAsync();
            Assert.Equal((expected.Name, expected.Id, expected.Data), (news.Name, news.Id, news.Data));
            var inStream = await joined.NextAsync();
            var inside = TopicEvent.Parse(inStream.Data);
            Assert.Equal((expected.Name, expected.Id, expected.Name), (inStream.Name, inStream.Id, inside.Name));
            Assert.Equal((week.Topic(), expected.Id, expected.Data), (inside.Topic, inside.Id, inside.Data));
            week.Alter(Sample.Cleveland.InPlay(i, i) with { Note = $"Line {i}\r\n“José” \u2028 \\ \" <b>" });
        }
    }

    [Fact]
    public async Task Reset_ByEachTransport_HasTheSameData()
    {
        var week = _host.League.NewWeek();
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SubscribeAsync(week.Topic(), "garbage");
        using var stream = await SseReader.OpenAsync(_host, week.Stream, "garbage");
        var (expected, news) = (await stream.NextAsync(2), await socket.NextAsync(2));
        Assert.Equal(expected.Select(next => (next.Name, next.Id, next.Data)), news.Select(next => (next.Name, next.Id, next.Data)));
    }

    [Fact]
    public async Task Id_OfOneTransport_ResumesOnAnother()
    {
        var week = _host.League.NewWeek();
        using var stream = await SseReader.OpenAsync(_host, week.Stream);
        var id = (await stream.NextAsync()).Id;
        week.Score(9);
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SubscribeAsync(week.Topic(), id);
        var next = await socket.NextAsync();
        Assert.Equal((4, week.IdOf(5)), (next.Since, next.Id));
        week.Score(10);
        using var back = await SseReader.OpenAsync(_host, week.Stream, next.Id);
        Assert.Equal(week.IdOf(6), (await back.NextAsync()).Id);
    }
}
