using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

public sealed class TopicTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Fact]
    public async Task Subscribe_ToAWeek_GivesTheSnapshotAndThenEachChange()
    {
        var week = _host.League.NewWeek();
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SubscribeAsync(week.Topic());
        var first = await socket.NextAsync();
        Assert.Equal((week.Topic(), "snapshot", week.IdOf(4), 4L), (first.Topic, first.Name, first.Id, first.Version));
        for (var version = 5; version < 15; version++)
        {
            await _host.TellAsync(week.Score(version * 2));
            var next = await socket.NextAsync();
            Assert.Equal((week.Topic(), "change", week.IdOf(version)), (next.Topic, next.Name, next.Id));
            Assert.Equal((version - 1, version), (next.Since, next.Version));
        }
    }

    [Theory]
    [InlineData("full", null, "update", "update", 2)]
    [InlineData("delta", null, "snapshot", "change", 2)]
    [InlineData(null, "BAL", "snapshot", "change", 1)]
    [InlineData("full", "bal", "update", "update", 1)]
    public async Task Subscribe_WithAView_GivesThatView(string? mode, string? team, string state, string next, int games)
    {
        var week = _host.League.NewWeek();
        using var socket = await TopicSocket.OpenAsync(_host);
        var view = new Dictionary<string, string> { ["op"] = "subscribe", ["topic"] = week.Topic() };
        view = mode is null ? view : new(view) { ["mode"] = mode };
        await socket.SendAsync(team is null ? view : new(view) { ["team"] = team });
        var first = await socket.NextAsync();
        Assert.Equal((state, games), (first.Name, (state == "update" ? first.Json : first.Json["games"])!.AsArray().Count));
        week.Alter(Sample.Seattle.InPlay(3, 0));
        week.Score(9);
        var last = (await socket.NextAsync(team is null ? 2 : 1))[^1];
        Assert.Equal((next, week.IdOf(6)), (last.Name, last.Id));
    }

    [Fact]
    public async Task Subscribe_ToSeveralTopics_GivesEachItsOwnEvents()
    {
        var (one, two) = (_host.League.NewWeek(), _host.League.NewWeek());
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SendAsync(new { op = "subscribe", topics = new[] { one.Topic(), two.Topic() } });
        var states = await socket.NextAsync(2);
        Assert.Equal([one.IdOf(4), two.IdOf(4)], states.Select(state => state.Id).Order(StringComparer.Ordinal));
        two.Score(9);
        Assert.Equal((two.Topic(), two.IdOf(5)), await TopicAndIdAsync(socket));
        one.Score(10);
        Assert.Equal((one.Topic(), one.IdOf(5)), await TopicAndIdAsync(socket));
        two.Score(11);
        Assert.Equal((two.Topic(), two.IdOf(6)), await TopicAndIdAsync(socket));
    }

    [Fact]
    public async Task Subscribe_AgainWithAnotherView_BeginsAnewAndStaysOne()
    {
        var week = _host.League.NewWeek();
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SubscribeAsync(week.Topic());
        Assert.Equal("snapshot", (await socket.NextAsync()).Name);
        await socket.SendAsync(new { op = "subscribe", topic = week.Topic(), mode = "full" });
        Assert.Equal(("update", week.IdOf(4)), await NameAndIdAsync(socket));
        week.Score(9);
        Assert.Equal(("update", week.IdOf(5)), await NameAndIdAsync(socket));
        await socket.SubscribeAsync(week.Topic());
        Assert.Equal(("snapshot", week.IdOf(5)), await NameAndIdAsync(socket));
        await socket.AssertQuietAsync();
    }

    [Fact]
    public async Task Unsubscribe_FromATopic_EndsItAndNoOther()
    {
        var (left, kept) = (_host.League.NewWeek(), _host.League.NewWeek());
        using var witness = await SseReader.OpenAsync(_host, left.Stream);
        await witness.NextAsync();
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SendAsync(new { op = "subscribe", topics = new[] { left.Topic(), kept.Topic() } });
        await socket.NextAsync(2);
        await socket.UnsubscribeAsync(left.Topic());
        await socket.AssertQuietAsync();
        left.Score(9);
        await witness.NextAsync();
        await socket.AssertQuietAsync();
        kept.Score(9);
        Assert.Equal((kept.Topic(), kept.IdOf(5)), await TopicAndIdAsync(socket));
        // And back, from where it was left.
        await socket.SubscribeAsync(left.Topic(), left.IdOf(4));
        Assert.Equal((left.Topic(), left.IdOf(5)), await TopicAndIdAsync(socket));
    }

    [Fact]
    public async Task Unsubscribe_FromATopicThatWasNot_LeavesTheSocketOpen()
    {
        var week = _host.League.NewWeek();
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.UnsubscribeAsync(week.Topic());
        await socket.SubscribeAsync(week.Topic());
        var first = await socket.NextAsync();
        Assert.Equal("snapshot", (first.Name == "error" ? await socket.NextAsync() : first).Name);
    }

    [Fact]
    public async Task Unsubscribe_FromSeveralTopics_EndsThemAll()
    {
        var (one, two) = (_host.League.NewWeek(), _host.League.NewWeek());
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SendAsync(new { op = "subscribe", topics = new[] { one.Topic(), two.Topic() } });
        await socket.NextAsync(2);
        await socket.UnsubscribeAsync(one.Topic());
        await socket.UnsubscribeAsync(two.Topic());
        await socket.AssertQuietAsync();
        using var witness = await SseReader.OpenAsync(_host, two.Stream);
        await witness.NextAsync();
        one.Score(9);
        two.Score(9);
        await witness.NextAsync();
        await socket.AssertQuietAsync();
    }

    [Fact]
    public async Task Ping_AsAnOp_IsAnsweredWithTheTime()
    {
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SendAsync("""{"op":"ping"}""");
        var text = await socket.Raw.ReadTextAsync();
        Assert.Matches("""^\{"topic":null,"event":"pong","id":null,"data":\{"at":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"\}\}$""", text);
    }

    [Fact]
    public async Task Greeting_AmongTopics_DisturbsNone()
    {
        var week = _host.League.NewWeek();
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SubscribeAsync(week.Topic());
        await socket.NextAsync();
        await socket.SendAsync("Brutus");
        Assert.Equal("Welcome, Brutus", await socket.Raw.ReadTextAsync());
        week.Score(9);
        Assert.Equal((week.Topic(), week.IdOf(5)), await TopicAndIdAsync(socket));
    }

    private static async Task<(string?, string?)> TopicAndIdAsync(TopicSocket socket)
    {
        var news = await socket.NextAsync();
        return (news.Topic, news.Id);
    }

    private static async Task<(string, string?)> NameAndIdAsync(TopicSocket socket)
    {
        var news = await socket.NextAsync();
        return (news.Name, news.Id);
    }
}
