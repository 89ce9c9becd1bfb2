using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.WebSockets;
using LiveScore.Testing.Crowds;
using Xunit;

namespace LiveScore.Gateway.Tests.Crowds;

[Collection(CrowdCollection.Name)]
public sealed class StormTests(ITestOutputHelper output)
{
    private const int Viewers = 5000, Missed = 50;

    [Fact]
    public async Task Viewers_CutOffAllAtOnce_GetExactlyWhatTheyMissedAndTheGrainIsNotAsked()
    {
        // It hears of changes by stream alone and never compares, so a question would be one for the sake of a viewer.
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:01:00", "DrainWindow=00:00:00");
        using var deadline = GatewayHost.Deadline();
        var week = host.League.NewWeek();
        host.League.Current = week.Key;
        using var crowd = new Crowd(host.Url);
        var steady = crowd.Add(1, new SseProtocol(week.Stream));
        CrowdViewer[] viewers =
        [
            .. crowd.Add(Viewers * 7 / 10, new SseProtocol(week.Stream)),
            .. crowd.Add(Viewers / 10, new WebSocketProtocol(week.Topic())),
            .. crowd.Add(Viewers / 20, new WebSocketProtocol(week.Topic(), "current")),
            .. crowd.Add(Viewers / 40, new TopicsProtocol("current", week.Topic())),
            .. crowd.Add(Viewers / 40, new TopicsProtocol(week.Topic(), "current")),
            .. crowd.Add(Viewers / 10, new SseProtocol($"{week.Stream}?mode=full")),
        ];
        await crowd.ConnectAsync(deadline.Token);
        await crowd.UntilAsync(viewer => viewer.Version == 4, deadline.Token);

        foreach (var viewer in viewers)
        {
            viewer.Cut();
        }

        // One that stays tells when the gateway knows all that the others miss.
        for (var i = 0; i < Missed; i++)
        {
            await host.TellAsync(week.Score(7 + i));
        }

        await Crowd.UntilAsync(steady, viewer => viewer.Version == 4 + Missed, deadline.Token);
        var asked = week.Asked;
        await crowd.ConnectAsync(viewers, deadline.Token);
        await crowd.UntilAsync(viewer => viewer.Version == 4 + Missed, deadline.Token);

        crowd.AssertUnbroken();
        Each.Is((1, Missed, 0, 0), viewers.SelectMany(viewer => viewer.Chains), chain => (chain.States, chain.Steps, chain.Merged, chain.Resets.Count));
        Assert.Equal(asked, week.Asked);

        // And they are there for what comes next.
        await host.TellAsync(week.Score(99));
        await crowd.UntilAsync(viewer => viewer.Version == 5 + Missed, deadline.Token);
        crowd.AssertUnbroken();
        output.WriteLine($"Caught up: {crowd.CaughtUp().Describe()}");
    }
}
