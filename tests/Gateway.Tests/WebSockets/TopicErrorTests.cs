using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>Whatever is wrong with a message is said, and the socket and its topics live on.</summary>
public sealed class TopicErrorTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"op\"")]
    [InlineData("{\"op\":\"ping\"")]
    [InlineData("{\"op\":\"ping\"} {\"op\":\"ping\"}")]
    [InlineData("{op:'ping'}")]
    [InlineData("{ \u0000")]
    [InlineData("{\"op\":null}")]
    [InlineData("{\"op\":1}")]
    [InlineData("{\"op\":[\"ping\"]}")]
    [InlineData("{\"op\":\"\"}")]
    [InlineData("{\"op\":\"dance\"}")]
    [InlineData("{\"op\":\"Ping\"}")]
    [InlineData("{\"topic\":\"current\"}")]
    [InlineData("{\"op\":\"subscribe\"}")]
    [InlineData("{\"op\":\"subscribe\",\"topic\":null}")]
    [InlineData("{\"op\":\"subscribe\",\"topic\":12}")]
    [InlineData("{\"op\":\"subscribe\",\"topic\":{\"week\":12}}")]
    [InlineData("{\"op\":\"subscribe\",\"topics\":\"current\"}")]
    [InlineData("{\"op\":\"subscribe\",\"topics\":[]}")]
    [InlineData("{\"op\":\"subscribe\",\"topics\":[1,2]}")]
    [InlineData("{\"op\":\"unsubscribe\"}")]
    [InlineData("{\"op\":\"unsubscribe\",\"topic\":[]}")]
    public async Task Message_ThatCannotBeRead_IsAnsweredWithAProblem(string message) =>
        await AssertProblemAsync(message, null, ("malformed-message", 400));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("Current")]
    [InlineData("current/1")]
    [InlineData("week")]
    [InlineData("week/")]
    [InlineData("week/2015")]
    [InlineData("week/2015/12/stream")]
    [InlineData("/week/2015/12")]
    [InlineData("week//12")]
    [InlineData("../week/2015/12")]
    [InlineData("\"}{\u0001\ud83c\udfc8")]
    public async Task Topic_ThatDoesNotExist_IsAnsweredWithAProblem(string topic) => await AssertProblemAsync(
        System.Text.Json.JsonSerializer.Serialize(new { op = "subscribe", topic }), topic, ("unknown-topic", 404), ("malformed-season", 400));

    [Theory]
    [InlineData("week/2015/99", "malformed-week", "unknown-week")]
    [InlineData("week/2015/0", "malformed-week", "unknown-week")]
    [InlineData("week/2015/-1", "malformed-week", "unknown-week")]
    [InlineData("week/2015/pre-4", "unknown-week", "unknown-week")]
    [InlineData("week/2015/x", "malformed-week", "unknown-topic")]
    [InlineData("week/15/12", "malformed-season", "unknown-topic")]
    [InlineData("week/1900/12", "unknown-season", "unknown-week")]
    public async Task Week_ThatDoesNotExist_IsAnsweredWithAProblem(string topic, string type, string other) => await AssertProblemAsync(
        $$"""{"op":"subscribe","topic":"{{topic}}"}""", topic, (type, type.StartsWith('m') ? 400 : 404), (other, 404));

    [Theory]
    [InlineData("\"mode\":\"fast\"", "malformed-mode")]
    [InlineData("\"mode\":\"Full\"", "malformed-mode")]
    [InlineData("\"team\":\"XYZ\"", "unknown-team")]
    [InlineData("\"team\":\"Ravens\"", "unknown-team")]
    public async Task View_ThatDoesNotExist_IsAnsweredWithAProblem(string view, string type)
    {
        var topic = _host.League.NewWeek().Topic();
        await AssertProblemAsync($$"""{"op":"subscribe","topic":"{{topic}}",{{view}}}""", topic, (type, 400));
    }

    [Fact]
    public async Task Message_NestedToTheLimit_IsAnsweredWithAProblem() =>
        await AssertProblemAsync("{\"op\":" + new string('[', 65_000), null, ("malformed-message", 400));

    [Fact]
    public async Task Problem_OfALongTopic_DoesNotRepeatItAll()
    {
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SubscribeAsync("week/2015/" + new string('9', 60_000));
        var text = await socket.Raw.ReadTextAsync();
        Assert.Contains("\"event\":\"error\"", text, StringComparison.Ordinal);
        await socket.AssertQuietAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Topics_OneOfThemUnknown_GivesTheOthersAllTheSame(bool first)
    {
        var topic = _host.League.NewWeek().Topic();
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SendAsync(new { op = "subscribe", topics = first ? new[] { "nonsense", topic } : [topic, "nonsense"] });
        var error = await socket.NextAsync();
        Assert.Equal(("nonsense", "error", ("unknown-topic", 404)), (error.Topic, error.Name, error.Problem));
        var state = await socket.NextAsync();
        Assert.Equal((topic, "snapshot"), (state.Topic, state.Name));
        await socket.AssertQuietAsync();
    }

    [Fact]
    public async Task Topics_MoreThanAllowed_AreRefusedUntilOneIsLeft()
    {
        ScriptedWeek[] weeks = [.. Enumerable.Range(0, 17).Select(_ => _host.League.NewWeek())];
        using var socket = await TopicSocket.OpenAsync(_host);
        foreach (var week in weeks[..16])
        {
            await socket.SubscribeAsync(week.Topic());
            Assert.Equal(week.IdOf(4), (await socket.NextAsync()).Id);
        }

        await socket.SubscribeAsync(weeks[16].Topic());
        Assert.Equal(("too-many-topics", 429), (await socket.NextAsync()).Problem);
        // One that is subscribed to already takes no further place.
        await socket.SubscribeAsync(weeks[0].Topic());
        Assert.Equal(weeks[0].IdOf(4), (await socket.NextAsync()).Id);
        await socket.UnsubscribeAsync(weeks[0].Topic());
        await socket.SubscribeAsync(weeks[16].Topic());
        Assert.Equal(weeks[16].IdOf(4), (await socket.NextAsync()).Id);
        weeks[1].Score(9);
        Assert.Equal(weeks[1].IdOf(5), (await socket.NextAsync()).Id);
    }

    private async Task AssertProblemAsync(string message, string? topic, params (string?, int)[] allowed)
    {
        var week = _host.League.NewWeek();
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SubscribeAsync(week.Topic());
        await socket.NextAsync();
        await socket.SendAsync(message);
        var error = await socket.NextAsync();
        Assert.Equal(("error", null), (error.Name, error.Id));
        Assert.Equal(topic, error.Topic);
        Assert.Contains(error.Problem, allowed);
        Assert.StartsWith("/problems/", (string)error.Json["type"]!, StringComparison.Ordinal);
        Assert.All(["title", "detail"], member => Assert.NotEmpty((string)error.Json[member]!));
        await socket.AssertQuietAsync();
        week.Score(9);
        Assert.Equal(week.IdOf(5), (await socket.NextAsync()).Id);
    }
}
