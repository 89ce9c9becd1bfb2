using System.Net;
using System.Text.Json.Nodes;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

public sealed class HealthTests
{
    [Fact]
    public async Task Probes_InAFlood_ShareOneLookAtTheStore()
    {
        await using var host = await GatewayHost.StartAsync();
        host.League.Current = host.League.NewWeek().Key;
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => ReadyAsync(host)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        // One a second at most, however long the flood takes here.
        Assert.InRange(host.League.StoreChecks, 1, 20);
    }

    [Fact]
    public async Task Store_ThatIsDown_MakesOnlyAGatewayWithoutScoresNotReady()
    {
        await using var host = await GatewayHost.StartAsync("CurrentWeekEvery=00:00:00.05");
        var week = host.League.NewWeek();
        host.League.IsStoreDown = true;
        var (status, checks) = await ReadyAsync(host);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "failed", "ok"), (status, (string?)checks["storage"]!["status"], (string?)checks["cluster"]!["status"]));

        host.League.Current = week.Key;
        await GatewayHost.UntilAsync(() => ReadyAsync(host).GetAwaiter().GetResult().Status == HttpStatusCode.OK);
        Assert.Equal("degraded", (string?)(await ReadyAsync(host)).Checks["storage"]!["status"]);
    }

    [Fact]
    public async Task Cluster_ThatIsGone_MakesAGatewayWithScoresNotReady_AndLeavesItsViewers()
    {
        await using var host = await GatewayHost.StartAsync("CurrentWeekEvery=00:00:00.05", "Heartbeat=00:00:00.2", "DrainWindow=00:00:00");
        var week = host.League.NewWeek();
        host.League.Current = week.Key;
        using var viewer = await SseReader.OpenAsync(host, week.Stream);
        await viewer.NextAsync();
        host.League.IsDown = week.IsDown = true;
        var (status, checks) = await ReadyAsync(host);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "failed"), (status, (string?)checks["cluster"]!["status"]));
        Assert.Equal("degraded", (string?)checks["storage"]!["status"]);
        Assert.Equal("degraded", (string?)checks["feed"]!["status"]);
        await viewer.HeartbeatAsync();
        host.League.IsDown = week.IsDown = false;
        await GatewayHost.UntilAsync(() => ReadyAsync(host).GetAwaiter().GetResult().Status == HttpStatusCode.OK);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Checks)> ReadyAsync(GatewayHost host)
    {
        using var response = await host.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["checks"]!);
    }
}
