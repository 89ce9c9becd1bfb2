using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.WebSockets;
using LiveScore.Testing.Crowds;
using Xunit;

namespace LiveScore.Gateway.Tests.Crowds;

[Collection(CrowdCollection.Name)]
public sealed class JoinTests
{
    private const int Viewers = 600, Waiting = 40;

    [Fact]
    public async Task Viewers_ThatComeInABurst_GetOneStateAndThenEachVersionOnce()
    {
        // Nothing is merged for those whom the burst leaves behind.
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:00:00.05", "MailboxSize=4096", "DrainWindow=00:00:00");
        using var deadline = GatewayHost.Deadline();
        var week = host.League.NewWeek();
        host.League.Current = week.Key;
        using var crowd = new Crowd(host.Url);
        CrowdProtocol[] ways =
        [
            new SseProtocol(week.Stream), new SseProtocol($"{week.Stream}?mode=full"), new SseProtocol("/api/livescore"),
            new WebSocketProtocol(week.Topic()), new WebSocketProtocol("current"),
        ];
        var viewers = Enumerable.Range(0, Viewers).SelectMany(i => crowd.Add(1, ways[i % ways.Length])).ToList();
        var joined = new List<Task>();
        for (var i = 0; i < Viewers; i += 2)
        {
            joined.Add(crowd.ConnectAsync([viewers[i], viewers[i + 1]], deadline.Token));
            await host.TellAsync(week.Score(i));
            // Without this the burst would be over before the first was answered.
            await Crowd.UntilAsync(viewers[..Math.Max(0, i - Waiting)], viewer => viewer.Chain.Version > 0, deadline.Token);
        }

        await Task.WhenAll(joined);
        var newest = week.State.Version;
        await crowd.UntilAsync(viewer => viewer.Chain.Version == newest, deadline.Token);
        crowd.AssertUnbroken();
        Each.Is((1, newest, 0, 0), crowd.Viewers, viewer =>
            (viewer.Chain.States, viewer.Chain.Began + viewer.Chain.Steps, viewer.Chain.Merged, viewer.Chain.Resets.Count));
        Assert.True(crowd.Viewers.Select(viewer => viewer.Chain.Began).Distinct().Count() > 10, "Nobody came while the burst lasted.");
    }
}
