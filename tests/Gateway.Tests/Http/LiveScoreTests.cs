using LiveScore.Domain;
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
    public async Task LiveScore_WhenTheCurrentWeekGoesBack_GoesBackToo()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var (week, next) = (host.League.NewWeek(), host.League.NewWeek());
        host.League.Current = week.Key;
        using var viewer = await SseReader.OpenAsync(host, "/api/livescore?mode=delta");
        Assert.Equal(week.IdOf(4), (await viewer.NextAsync()).Id);
        foreach (var other in new[] { next, week, next })
        {
            host.League.Current = other.Key;
            var events = await viewer.NextAsync(2);
            Assert.Equal([("reset", null), ("snapshot", other.IdOf(other.State.Version))], events.Select(news => (news.Name, news.Id)));
            Assert.Equal("other-week", (string?)events[0].Json["reason"]);

            var version = other.State.Version;
            other.Score((int)version * 3);
            var change = await viewer.NextAsync();
            Assert.Equal(("change", version, version + 1), (change.Name, change.Since, change.Version));
        }
    }

    [Theory]
    [InlineData("full", "update", "update")]
    [InlineData("delta", "change", "snapshot")]
    public async Task LiveScore_WhenTheLastFinalMovesTheWeekOn_TellsTheFinalFirstThoughItsHintIsLost(string mode, string news, string state)
    {
        // No stream says anything, and nothing is compared for a minute.
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:01:00", "CurrentWeekEvery=00:00:00.05", "DrainWindow=00:00:00");
        var (week, next) = (host.League.NewWeek(), host.League.NewWeek());
        host.League.Current = week.Key;
        using var viewer = await SseReader.OpenAsync(host, $"/api/livescore?mode={mode}");
        Assert.Equal(week.IdOf(4), (await viewer.NextAsync()).Id);

        week.Alter(Sample.Cleveland with { Status = GameStatus.Final, AwayScore = 33, HomeScore = 27 });
        host.League.Current = next.Key;
        Assert.Equal(
            [(news, week.IdOf(5)), ("reset", null), (state, next.IdOf(4))],
            (await viewer.NextAsync(3)).Select(message => (message.Name, message.Id)));
    }

    [Fact]
    public async Task LiveScore_WhenTheWeekThatEndsDoesNotAnswer_MovesOnAllTheSame()
    {
        await using var host = await GatewayHost.StartAsync([.. s_settings, "AnswerLimit=00:00:00.2"]);
        var (week, next) = (host.League.NewWeek(), host.League.NewWeek());
        host.League.Current = week.Key;
        using var viewer = await SseReader.OpenAsync(host, "/api/livescore");
        await viewer.NextAsync();
        week.IsDown = true;
        host.League.Current = next.Key;
        Assert.Equal([("reset", null), ("update", next.IdOf(4))], (await viewer.NextAsync(2)).Select(news => (news.Name, news.Id)));
    }

    [Fact]
    public async Task LiveScore_ResumedWithAnIdOfTheWeekBefore_IsToldAndGivenTheNewOne()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var (week, next) = (host.League.NewWeek(), host.League.NewWeek());
        host.League.Current = next.Key;
        foreach (var (mode, state) in new[] { ("full", "update"), ("delta", "snapshot") })
        {
            // Seen to its end, half seen, and with a version that there was never.
            foreach (var version in new[] { 4L, 2L, 99L })
            {
                using var back = await SseReader.OpenAsync(host, $"/api/livescore?mode={mode}", week.IdOf(version));
                var events = await back.NextAsync(2);
                Assert.Equal([("reset", null), (state, next.IdOf(4))], events.Select(news => (news.Name, news.Id)));
                Assert.Equal("other-week", (string?)events[0].Json["reason"]);
            }

            using var steady = await SseReader.OpenAsync(host, $"/api/livescore?mode={mode}", next.IdOf(3));
            Assert.Equal(next.IdOf(4), (await steady.NextAsync()).Id);
        }
    }

    [Fact]
    public async Task LiveScore_OfOneTeam_MovesOnWithItsGamesOnly()
    {
        await using var host = await GatewayHost.StartAsync(s_settings);
        var (week, next) = (host.League.NewWeek(), host.League.NewWeek(Sample.Seattle));
        host.League.Current = week.Key;
        using var viewer = await SseReader.OpenAsync(host, "/api/livescore?mode=delta&team=BAL");
        Assert.Single((await viewer.NextAsync()).Json["games"]!.AsArray());
        host.League.Current = next.Key;
        var events = await viewer.NextAsync(2);
        Assert.Equal(["reset", "snapshot"], events.Select(news => news.Name));
        Assert.Empty(events[1].Json["games"]!.AsArray());
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
