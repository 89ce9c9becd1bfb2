using System.Text.Json.Nodes;
using System.Text;
using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.WebSockets;
using LiveScore.Testing.Crowds;
using Xunit;
using Board = LiveScore.Gateway.Tests.Weeks.Board;

namespace LiveScore.Gateway.Tests.Crowds;

[Collection(CrowdCollection.Name)]
public sealed class SleeperTests(ITestOutputHelper output)
{
    private const int Viewers = 1000, Sleepers = 50, Versions = 256, AtOnce = 16;

    [Fact]
    public async Task Viewers_AmongThoseWhoDoNotRead_MissNothingAndTheSleepersWakeToTheTruth()
    {
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:00:00.05", "DrainWindow=00:00:00");
        using var deadline = GatewayHost.Deadline();
        var week = host.League.NewWeek();
        using var crowd = new Crowd(host.Url);
        var boards = Enumerable.Range(0, Sleepers).Select(_ => new Board()).ToList();
        List<CrowdViewer> sleepers = [.. boards.SelectMany((board, i) => crowd.Add(1, i % 2 == 0 ? new SseProtocol(week.Stream) : new WebSocketProtocol(week.Topic()), receiveBuffer: 2048, (name, _, data) =>
        {
            if (!name.SequenceEqual("heartbeat"u8))
            {
                board.Take(Encoding.UTF8.GetString(name), JsonNode.Parse(data)!);
            }
        }))];
        CrowdViewer[] awake =
        [
            .. crowd.Add((Viewers - Sleepers) / 2, new SseProtocol(week.Stream)), .. crowd.Add((Viewers - Sleepers) / 2, new WebSocketProtocol(week.Topic())),
        ];
        await crowd.ConnectAsync(deadline.Token);
        await crowd.UntilAsync(viewer => viewer.Chain.Version == 4, deadline.Token);
        sleepers.ForEach(sleeper => sleeper.Sleep());

        for (var i = 0; i < Versions; i++)
        {
            await host.TellAsync(week.Alter(Sample.Cleveland.InPlay(i, i) with { Note = $"{i} {new string('x', 2000)}" }));
            if ((i + 1) % AtOnce == 0)
            {
                var version = week.State.Version;
                await Crowd.UntilAsync(awake, viewer => viewer.Chain.Version == version, deadline.Token);
            }
        }

        Each.Is((Versions, 0, 1), awake, viewer => (viewer.Chain.Steps, viewer.Chain.Merged, viewer.Chain.States));
        Each.Is(true, sleepers, sleeper => sleeper.Chain.Version < Versions / 2);
        sleepers.ForEach(sleeper => sleeper.Wake());
        await Crowd.UntilAsync(sleepers, sleeper => sleeper.Chain.LastId == week.IdOf(4 + Versions), deadline.Token);

        crowd.AssertUnbroken();
        Each.Is((1, 0, true), sleepers, sleeper => (sleeper.Chain.States, sleeper.Chain.Resets.Count, sleeper.Chain.Merged > 0));
        var truth = Board.Text(JsonNode.Parse(await host.Http.GetStringAsync(week.Path, deadline.Token))!.AsArray());
        Assert.All(boards, board => Assert.Equal((0, truth), (board.Holes, board.Text())));
        output.WriteLine($"The sleepers took {sleepers.Min(sleeper => sleeper.Chain.Steps)} to {sleepers.Max(sleeper => sleeper.Chain.Steps)} steps over {Versions} versions.");
    }
}
