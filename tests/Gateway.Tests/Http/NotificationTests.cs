using LiveScore.Domain;
using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.WebSockets;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

/// <summary>What happens in the games of the current week, in words.</summary>
public sealed class NotificationTests
{
    // Name, what stands behind the epoch of the id, team and points of all that Play brings.
    private static readonly (string Name, string Place, string? Team, int? Points)[] s_played =
    [
        ("kickoff", "4-1", null, null), ("score", "5", "CLE", 7),
        ("score", "5-1", "PIT", 7), ("score", "5-2", "SEA", 3), ("score", "6", "BAL", 3),
        ("final", "6-1", null, null), ("final", "7", null, null),
        ("correction", "8", "BAL", -3),
    ];

    private static readonly string[] s_settings = ["CompareEvery=00:00:00.05", "CurrentWeekEvery=00:00:00.05", "DrainWindow=00:00:00"];

    [Fact]
    public async Task Notifications_OfWhatHappens_HaveAnEventAndAnIdEach()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = await NewWeekAsync(host);
        using var viewer = await SseReader.OpenAsync(host, "/api/notifications");
        var ready = await viewer.NextAsync();
        Assert.Equal(("ready", week.IdOf(4), 4), (ready.Name, ready.Id, ready.Version));

        Play(week);
        var events = await viewer.NextAsync(s_played.Length);
        Assert.Equal(s_played, events.Select(news => (news.Name, news.Id![(news.Id!.LastIndexOf('.') + 1)..], (string?)news.Json["team"], (int?)news.Json["points"])));
        Assert.All(events, news => Assert.Equal((news.Name, week.IdOf(0)[..^1]), ((string?)news.Json["kind"], news.Id![..(news.Id!.LastIndexOf('.') + 1)])));
    }

    [Fact]
    public async Task Notifications_OfAChangeThatMeansNothing_AreNone()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = await NewWeekAsync(host);
        using var viewer = await SseReader.OpenAsync(host, "/api/notifications");
        Assert.Equal("ready", (await viewer.NextAsync()).Name);
        week.Alter(Sample.Cleveland.InPlay(0, 6, clock: "07:00"));
        week.Alter(Sample.Cleveland.InPlay(0, 9, clock: "07:00"));
        Assert.Equal(("score", week.IdOf(6)), NameAndId(await viewer.NextAsync()));
    }

    [Theory]
    [InlineData("?team=CLE", "score score final correction")]
    [InlineData("?team=sea", "kickoff score score final")]
    [InlineData("?kind=score", "score score score score")]
    [InlineData("?kind=final,correction", "final final correction")]
    [InlineData("?kind=score&kind=final&team=BAL", "score score final")]
    public async Task Notifications_ThatAreNarrowed_AreThoseOnly(string query, string names)
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = await NewWeekAsync(host);
        using var viewer = await SseReader.OpenAsync(host, "/api/notifications" + query);
        Assert.Equal("ready", (await viewer.NextAsync()).Name);
        Play(week);
        var told = await viewer.NextAsync(names.Count(' '.Equals) + 1);
        Assert.Equal(names.Split(' '), told.Select(news => news.Name));
        Assert.All(told, news => Assert.Contains(s_played, one => news.Id == week.IdOf(0)[..^1] + one.Place && news.Name == one.Name));
    }

    [Theory]
    [InlineData("?kind=touchdown", "/problems/unknown-kind")]
    [InlineData("?team=XXX", "/problems/unknown-team")]
    public async Task Notifications_OfWhatThereIsNot_AreRefused(string query, string type)
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        using var response = await host.Http.GetAsync("/api/notifications" + query, TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains(type, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notifications_ComingBackBehindAnyOfThem_GoOnWithTheNext()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = await NewWeekAsync(host);
        Play(week);
        var places = s_played.Select(one => week.IdOf(0)[..^1] + one.Place).ToList();
        for (var i = 0; i < places.Count - 1; i++)
        {
            using var back = await SseReader.OpenAsync(host, "/api/notifications", places[i]);
            Assert.Equal(places.Skip(i + 1), (await back.NextAsync(places.Count - i - 1)).Select(news => news.Id));
        }
    }

    [Fact]
    public async Task Notifications_WhenTheWeekMovesOn_GoOnWithoutReset()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        await NewWeekAsync(host);
        using var viewer = await SseReader.OpenAsync(host, "/api/notifications");
        Assert.Equal("ready", (await viewer.NextAsync()).Name);
        var next = await NewWeekAsync(host);
        Assert.Equal(("ready", next.IdOf(4)), NameAndId(await viewer.NextAsync()));
    }

    [Fact]
    public async Task Notifications_AmongSeveralTopics_ComeBackByTheJoinedId()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = await NewWeekAsync(host);
        var url = $"/api/stream?topic=notifications&topic=week/{week.Key.Season}/{week.Key.Slug}";
        using var viewer = await SseReader.OpenAsync(host, url);
        // Which of the topics is known first is chance.
        Assert.Equal(["ready", "snapshot"], (await viewer.NextAsync(2)).Select(news => news.Name).Order());
        week.Alter(Sample.Seattle.InPlay(3, 7), Sample.Cleveland.InPlay(0, 13));
        var events = await viewer.NextAsync(3);
        Assert.Equal(["kickoff", "score", "change"], events.Select(news => news.Name));
        foreach (var (i, rest) in new[] { "score change", "change" }.Index())
        {
            using var back = await SseReader.OpenAsync(host, url, events[i].Id);
            var missed = await back.NextAsync(2 - i);
            Assert.Equal(rest.Split(' '), missed.Select(news => news.Name));
            Assert.Equal(events[^1].Id, missed[^1].Id);
        }
    }

    [Fact]
    public async Task Notifications_OverAWebSocket_AreATopicOfTheirOwn()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = await NewWeekAsync(host);
        using var socket = await TopicSocket.OpenAsync(host);
        await socket.SendAsync(new { op = "subscribe", topic = "notifications", kind = "score" });
        var ready = await socket.NextAsync();
        Assert.Equal(("notifications", "ready", week.IdOf(4)), (ready.Topic, ready.Name, ready.Id));
        await socket.SubscribeAsync("current");
        Assert.Equal("update", (await socket.NextAsync()).Name);
        week.Score(9);
        Assert.Equal(
            [("current", "update"), ("notifications", "score")],
            (await socket.NextAsync(2)).Select(news => (news.Topic!, news.Name)).Order());
    }

    private static async Task<ScriptedWeek> NewWeekAsync(GatewayHost host)
    {
        var week = host.League.NewWeek();
        await host.MakeCurrentAsync(week);
        return week;
    }

    private static void Play(ScriptedWeek week)
    {
        week.Alter(Sample.Seattle.InPlay(3, 7), Sample.Cleveland.InPlay(0, 13));
        week.Alter(Sample.Seattle.InPlay(10, 10), Sample.Cleveland.InPlay(3, 13));
        week.Alter(Final(Sample.Seattle, 10, 10), Final(Sample.Cleveland, 3, 13));
        week.Alter(Final(Sample.Cleveland, 0, 13));
    }

    private static Game Final(Game game, int away, int home) => game.InPlay(away, home) with { Status = GameStatus.Final, Clock = null };

    private static (string Name, string? Id) NameAndId(SseMessage news) => (news.Name, news.Id);
}
