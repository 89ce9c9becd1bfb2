using System.Text;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>The matrix of <c>after</c>, the same as that of Last-Event-ID: what was missed, or reset and state; never silence.</summary>
public sealed class TopicResumeTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [MemberData(nameof(ResumeMatrix.Modes), MemberType = typeof(ResumeMatrix))]
    public async Task After_TheNewest_GivesNothingButWhatComesNext(string mode, string next)
    {
        var week = _host.League.NewWeek();
        using var socket = await SubscribeAsync(week, week.IdOf(4), mode);
        await socket.AssertQuietAsync();
        week.Score(14);
        var first = await socket.NextAsync();
        Assert.Equal((next, week.IdOf(5)), (first.Name, first.Id));
    }

    [Theory]
    [MemberData(nameof(ResumeMatrix.Modes), MemberType = typeof(ResumeMatrix))]
    public async Task After_AnOlderOne_GivesEachMissedEventInOrder(string mode, string missed)
    {
        var week = _host.League.NewWeek();
        using var socket = await SubscribeAsync(week, week.IdOf(1), mode);
        ResumeMatrix.AssertMissed(week, missed, (await socket.NextAsync(3)).Select(news => (news.Name, news.Id)));
        await socket.AssertQuietAsync();
    }

    [Fact]
    public async Task After_OneOfLongAgo_GivesEveryMissedEventUnmerged()
    {
        var week = ResumeMatrix.Missed(_host.League, versions: 100);
        using var socket = await SubscribeAsync(week, week.IdOf(4));
        ResumeMatrix.AssertUnmerged(100, (await socket.NextAsync(100)).Select(news => (news.Since, news.Version)));
    }

    [Fact]
    public async Task After_WhatIsNoLongerKept_GivesResetAndState()
    {
        var week = ResumeMatrix.Forgetful(_host.League);
        await GetsResetAsync(week, week.IdOf(1), "too-old");
    }

    [Theory]
    [MemberData(nameof(ResumeMatrix.Unresumable), MemberType = typeof(ResumeMatrix))]
    [InlineData("\0", "unknown-id")]
    [InlineData("{0}.k3\0f9.4", "unknown-id")]
    [InlineData(" {0}.k3f9.4", "unknown-id")]
    [InlineData("\u00e9\u0001\u2028\ud83c\udfc8", "unknown-id")]
    public async Task After_WhatCannotBeResumed_GivesResetAndState(string form, string reason)
    {
        var week = _host.League.NewWeek();
        await GetsResetAsync(week, ResumeMatrix.Fill(form, week), reason);
    }

    [Fact]
    public async Task After_AlmostSixtyFourKilobytes_GivesResetAndState() =>
        await GetsResetAsync(_host.League.NewWeek(), new('7', 65_000), "unknown-id");

    [Fact]
    public async Task After_AnyText_IsNeverSilence()
    {
        var chance = new Random(4711);
        using var socket = await TopicSocket.OpenAsync(_host);
        for (var i = 0; i < 50; i++)
        {
            var bytes = new byte[chance.Next(1, 300)];
            chance.NextBytes(bytes);
            var week = _host.League.NewWeek();
            await socket.SubscribeAsync(week.Topic(), "x" + Encoding.Latin1.GetString(bytes));
            Assert.Equal(["reset", "snapshot"], (await socket.NextAsync(2)).Select(news => news.Name));
            await socket.UnsubscribeAsync(week.Topic());
        }
    }

    [Fact]
    public async Task After_AJoinedId_GivesEachTopicItsOwnPart()
    {
        var (one, two) = (_host.League.NewWeek(), _host.League.NewWeek());
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SendAsync(new { op = "subscribe", topics = new[] { one.Topic(), two.Topic() }, after = $"{one.IdOf(2)}..{two.IdOf(3)}" });
        var events = await socket.NextAsync(3);
        Assert.Equal([one.IdOf(3), one.IdOf(4)], events.Where(news => news.Topic == one.Topic()).Select(news => news.Id));
        Assert.Equal([two.IdOf(4)], events.Where(news => news.Topic == two.Topic()).Select(news => news.Id));
        Assert.All(events, news => Assert.Equal("change", news.Name));
        await socket.AssertQuietAsync();
    }

    [Theory]
    [InlineData("-..{1}", new[] { "snapshot" }, new string[0])]
    [InlineData("{0}..-", new string[0], new[] { "snapshot" })]
    [InlineData("-..-", new[] { "snapshot" }, new[] { "snapshot" })]
    [InlineData("garbage..{1}", new[] { "reset", "snapshot" }, new string[0])]
    public async Task After_AJoinedIdInPart_GivesStateToTheRest(string form, string[] ofOne, string[] ofTwo)
    {
        var (one, two) = (_host.League.NewWeek(), _host.League.NewWeek());
        var after = form.Replace("{0}", one.IdOf(4), StringComparison.Ordinal).Replace("{1}", two.IdOf(4), StringComparison.Ordinal);
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SendAsync(new { op = "subscribe", topics = new[] { one.Topic(), two.Topic() }, after });
        var events = await socket.NextAsync(ofOne.Length + ofTwo.Length);
        Assert.Equal(ofOne, events.Where(news => news.Topic == one.Topic()).Select(news => news.Name));
        Assert.Equal(ofTwo, events.Where(news => news.Topic == two.Topic()).Select(news => news.Name));
        await socket.AssertQuietAsync();
    }

    [Theory]
    [InlineData("..")]
    [InlineData("{0}")]
    [InlineData("{0}..")]
    [InlineData("{0}..{1}..{1}")]
    [InlineData("{1}..{0}")]
    [InlineData("......................")]
    public async Task After_AJoinedIdThatDoesNotFit_IsNeverSilence(string form)
    {
        var (one, two) = (_host.League.NewWeek(), _host.League.NewWeek());
        // Whoever had version 3 has version 4 to hear of, in some way.
        var after = form.Replace("{0}", one.IdOf(3), StringComparison.Ordinal).Replace("{1}", two.IdOf(3), StringComparison.Ordinal);
        using var socket = await TopicSocket.OpenAsync(_host);
        await socket.SendAsync(new { op = "subscribe", topics = new[] { one.Topic(), two.Topic() }, after });
        var missing = new HashSet<string?> { one.IdOf(4), two.IdOf(4) };
        while (missing.Count > 0)
        {
            missing.Remove((await socket.NextAsync()).Id);
        }
    }

    private async Task<TopicSocket> SubscribeAsync(ScriptedWeek week, string after, string mode = "delta")
    {
        var socket = await TopicSocket.OpenAsync(_host);
        await socket.SendAsync(new { op = "subscribe", topic = week.Topic(), after, mode });
        return socket;
    }

    private async Task GetsResetAsync(ScriptedWeek week, string after, string reason)
    {
        foreach (var (mode, state) in new[] { ("delta", "snapshot"), ("full", "update") })
        {
            using var socket = await SubscribeAsync(week, after, mode);
            var events = await socket.NextAsync(2);
            Assert.Equal(
                [(week.Topic(), "reset", null), (week.Topic(), state, week.IdOf(week.State.Version))],
                events.Select(news => (news.Topic, news.Name, news.Id)));
            Assert.Equal($$"""{"reason":"{{reason}}"}""", events[0].Data);
        }
    }
}
