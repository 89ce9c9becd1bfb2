using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

public sealed class LiveScoreTests
{
    private static readonly string[] s_settings = ["CompareEvery=00:00:00.05", "CurrentWeekEvery=00:00:00.05", "DrainWindow=00:00:00"];

    [Fact]
    public async Task LiveScore_OfTheCurrentWeek_SendsAllGamesAtEachChange()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var week = host.League.NewWeek();
        host.League.Current = week.Key;
        using var viewer = await SseReader.OpenAsync(host, "/api/livescore");
        var first = await viewer.NextAsync();
        Assert.Equal(("update", week.IdOf(4), 2), (first.Name, first.Id, first.Json.AsArray().Count));
        week.Score(9);
        var second = await viewer.NextAsync();
        Assert.Equal(("update", week.IdOf(5), 2), (second.Name, second.Id, second.Json.AsArray().Count));
    }

    [Fact]
    public async Task LiveScore_WhenTheCurrentWeekMoves_GoesOnWithTheNewOne()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var (week, next) = (host.League.NewWeek(), host.League.NewWeek());
        host.League.Current = week.Key;
        using var full = await SseReader.OpenAsync(host, "/api/livescore");
        using var delta = await SseReader.OpenAsync(host, "/api/livescore?mode=delta");
        Assert.Equal(("update", "snapshot"), ((await full.NextAsync()).Name, (await delta.NextAsync()).Name));

        host.League.Current = next.Key;
        foreach (var (viewer, state) in new[] { (full, "update"), (delta, "snapshot") })
        {
            var events = await viewer.NextAsync(2);
            Assert.Equal([("reset", null), (state, next.IdOf(4))], events.Select(news => (news.Name, news.Id)));
            Assert.Equal("other-week", (string?)events[0].Json["reason"]);
        }

        next.Score(9);
        Assert.Equal(next.IdOf(5), (await full.NextAsync()).Id);
        using var back = await SseReader.OpenAsync(host, "/api/livescore", week.IdOf(4));
        Assert.Equal(["reset", "update"], (await back.NextAsync(2)).Select(news => news.Name));
    }

    [Fact]
    public async Task LiveScore_BeforeAnythingWasImported_WaitsForTheFirstWeek()
    {
        await using var host = await GatewayHost.StartAsync([.. s_settings, "Heartbeat=00:00:00.1"]);
        using var viewer = await SseReader.OpenAsync(host, "/api/livescore");
        Assert.Null((await viewer.HeartbeatAsync()).Json["version"]);
        host.League.Current = host.League.NewWeek().Key;
        Assert.Equal("update", (await viewer.NextAsync()).Name);
    }

    [Fact]
    public async Task LiveScore_OfAQuietWeek_BeatsWithoutAnId()
    {
        await using var host = await GatewayHost.StartAsync([.. s_settings, "Heartbeat=00:00:00.1"]);
        host.League.Current = host.League.NewWeek().Key;
        using var viewer = await SseReader.OpenAsync(host, "/api/livescore");
        await viewer.NextAsync();
        for (var i = 0; i < 3; i++)
        {
            var beat = await viewer.HeartbeatAsync();
            Assert.Equal((null, 4), (beat.Id, beat.Version));
            Assert.Equal(["at", "version", "staleSince"], beat.Json.AsObject().Select(member => member.Key));
        }
    }
}
