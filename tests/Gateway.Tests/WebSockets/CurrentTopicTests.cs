using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>The topic <c>current</c>: the week that is on, whichever it is.</summary>
public sealed class CurrentTopicTests
{
    private static readonly string[] s_settings = ["CompareEvery=00:00:00.05", "CurrentWeekEvery=00:00:00.05", "DrainWindow=00:00:00"];

    [Fact]
    public async Task Current_WhenTheWeekMoves_SaysResetAndGoesOnWithTheNewOne()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var (week, next) = (host.League.NewWeek(), host.League.NewWeek());
        host.League.Current = week.Key;
        using var socket = await TopicSocket.OpenAsync(host);
        await socket.SubscribeAsync(TopicTexts.Current);
        AssertIs(("current", "update", week.IdOf(4)), await socket.NextAsync());
        week.Score(9);
        AssertIs(("current", "update", week.IdOf(5)), await socket.NextAsync());
        host.League.Current = next.Key;
        AssertIs(("current", "reset", null), await socket.NextAsync());
        AssertIs(("current", "update", next.IdOf(4)), await socket.NextAsync());
        // Who comes back with the week before is told.
        using var back = await TopicSocket.OpenAsync(host);
        await back.SubscribeAsync(TopicTexts.Current, week.IdOf(5));
        Assert.Equal("""{"reason":"other-week"}""", (await back.NextAsync()).Data);
        AssertIs(("current", "update", next.IdOf(4)), await back.NextAsync());
    }

    [Fact]
    public async Task Current_BesideItsOwnWeek_GivesBothTheirEvents()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = host.League.NewWeek();
        host.League.Current = week.Key;
        using var socket = await TopicSocket.OpenAsync(host);
        await socket.SendAsync(new { op = "subscribe", topics = new[] { week.Topic(), TopicTexts.Current } });
        await AssertBothAsync("snapshot", week.IdOf(4));
        week.Score(9);
        await AssertBothAsync("change", week.IdOf(5));

        async Task AssertBothAsync(string name, string id)
        {
            var events = (await socket.NextAsync(2)).OrderBy(news => news.Topic, StringComparer.Ordinal).ToArray();
            AssertIs((TopicTexts.Current, "update", id), events[0]);
            AssertIs((week.Topic(), name, id), events[1]);
        }
    }

    [Fact]
    public async Task Current_BeforeAnythingWasImported_BeatsAndThenBegins()
    {
        await using var host = await GatewayHost.StartAsync([.. s_settings, "Heartbeat=00:00:00.1"]);
        using var socket = await TopicSocket.OpenAsync(host);
        await socket.SubscribeAsync(TopicTexts.Current);
        var beat = await socket.NextOfAnyKindAsync();
        AssertIs((TopicTexts.Current, "heartbeat", null), beat);
        Assert.Null(beat.Json["version"]);
        var week = host.League.NewWeek();
        host.League.Current = week.Key;
        AssertIs((TopicTexts.Current, "update", week.IdOf(4)), await socket.NextAsync());
    }

    [Fact]
    public async Task Heartbeats_OfEachTopic_SayItsVersion()
    {
        await using var host = await GatewayHost.StartAsync([.. s_settings, "Heartbeat=00:00:00.1"]);
        var (one, two) = (host.League.NewWeek(), host.League.NewWeek());
        two.Score(9);
        using var socket = await TopicSocket.OpenAsync(host);
        await socket.SendAsync(new { op = "subscribe", topics = new[] { one.Topic(), two.Topic() } });
        var given = new HashSet<string?>();
        var beats = new Dictionary<string, int>(StringComparer.Ordinal);
        while (beats.Count < 2 || beats.Values.Min() < 3)
        {
            var news = await socket.NextOfAnyKindAsync();
            if (news.Name != "heartbeat")
            {
                given.Add(news.Topic);
                continue;
            }

            Assert.Null(news.Id);
            Assert.Equal(["at", "version", "staleSince"], news.Json.AsObject().Select(member => member.Key));
            if (given.Contains(news.Topic))
            {
                Assert.Equal(news.Topic == one.Topic() ? 4 : 5, news.Version);
                beats[news.Topic!] = beats.GetValueOrDefault(news.Topic!) + 1;
            }
        }
    }

    [Fact]
    public async Task Heartbeat_WhenTheScoresGoStale_ComesAtOnce()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = host.League.NewWeek();
        using var socket = await TopicSocket.OpenAsync(host);
        await socket.SubscribeAsync(week.Topic());
        await socket.NextAsync();
        week.StaleSince = Sample.At;
        TopicEvent beat;
        do
        {
            // The one of a beginning may say that nothing is stale.
            beat = await socket.NextOfAnyKindAsync();
            AssertIs((week.Topic(), "heartbeat", null), beat);
        }
        while (beat.Json["staleSince"] is null);

        Assert.Equal(Sample.At, (DateTimeOffset)beat.Json["staleSince"]!);
    }

    private static void AssertIs((string Topic, string Name, string? Id) expected, TopicEvent news) =>
        Assert.Equal(expected, (news.Topic!, news.Name, news.Id));
}
