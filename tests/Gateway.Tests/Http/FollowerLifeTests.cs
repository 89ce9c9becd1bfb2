using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

public sealed class FollowerLifeTests
{
    [Fact]
    public async Task Week_ThatNobodyWatches_IsFollowedNoLonger()
    {
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:00:00.05", "FollowerIdle=00:00:00.2", "DrainWindow=00:00:00");
        var week = host.League.NewWeek();
        using (var viewer = await SseReader.OpenAsync(host, week.Stream))
        {
            await viewer.NextAsync();
            Assert.True(host.Followers.TryFind(week.Key, out _));
        }

        await GatewayHost.UntilAsync(() => !host.Followers.TryFind(week.Key, out _));
        using var again = await SseReader.OpenAsync(host, week.Stream, week.IdOf(3));
        Assert.Equal(week.IdOf(4), (await again.NextAsync()).Id);
    }

    [Fact]
    public async Task Week_ThatIsUnknown_IsNotFollowedForLong()
    {
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:00:00.05", "FollowerIdle=00:10:00");
        using var response = await host.Http.GetAsync("/api/season/2080/3", TestContext.Current.CancellationToken);
        await GatewayHost.UntilAsync(() => !host.Followers.TryFind(new(2080, Domain.SeasonType.Reg, 3), out _));
    }

    [Fact]
    public async Task Grain_SilentForLong_MakesScoresStale()
    {
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:00:00.05", "StaleAfter=00:00:01", "DrainWindow=00:00:00");
        var week = host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(host, week.Stream);
        await viewer.NextAsync();
        week.IsDown = true;
        Assert.NotNull((await viewer.HeartbeatAsync()).Json["staleSince"]);
        week.IsDown = false;
        Assert.Null((await viewer.HeartbeatAsync()).Json["staleSince"]);
    }

    [Fact]
    public async Task Cluster_ThatDoesNotAnswer_MakesTheGatewayNotReady()
    {
        await using var host = await GatewayHost.StartAsync();
        host.League.IsDown = true;
        using var ready = await host.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using var season = await host.Http.GetAsync("/api/season/2015", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, season.StatusCode);
        using var live = await host.Http.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task Gateway_StartedBeforeItsSilos_OpensStreamsAndRefusesJson()
    {
        await using var host = await GatewayHost.StartAloneAsync("AnswerLimit=00:00:00.1", "Heartbeat=00:00:00.1", "DrainWindow=00:00:00");
        foreach (var path in new[] { "/api/season/2015/12/stream", "/api/livescore" })
        {
            using var viewer = await SseReader.OpenAsync(host, path);
            Assert.Null((await viewer.HeartbeatAsync()).Json["version"]);
        }

        foreach (var path in new[] { "/api/season/2015/12", "/api/season/2015", "/health/ready" })
        {
            using var response = await host.Http.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, response.StatusCode);
        }
    }
}
