using System.Net.Sockets;
using LiveScore.Testing.Crowds;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>A gateway that is stopped under full load, and started again.</summary>
[Collection(typeof(CrowdCollection))]
public sealed class DrainTests(ITestOutputHelper output)
{
    private const int Viewers = 5000, Sockets = 1000, Late = 200;

    [Fact]
    public async Task Viewers_OfAGatewayThatIsStopped_AreLetGoOneAfterAnotherAndMissNothing()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var replay = await Replay.StartAsync("replay-2015-reg-12.jsonl", "12", 240, [], start: "2015-11-29T13:10:00-05:00");
        using var crowd = new Crowd(replay.LiveScore.Url);
        var viewers = crowd.Add(Viewers, new SseProtocol(replay.Stream.AbsolutePath));
        var sockets = crowd.Add(Sockets, new WebSocketProtocol("week/2015/12"));
        await crowd.ConnectAsync(patience.Token);
        await crowd.UntilAsync(viewer => viewer.Chain.Steps >= 10, patience.Token);

        var before = crowd.Ledger.Newest;
        var stopping = replay.LiveScore.TerminateAsync();
        await Crowd.UntilAnyAsync(viewers, viewer => viewer.Visit!.Ending != VisitEnd.Open, patience.Token);
        var late = crowd.Add(Late, new SseProtocol(replay.Stream.AbsolutePath));
        await Task.WhenAll(late.Select(viewer => TryConnectAsync(crowd, viewer, patience.Token)));
        var took = await stopping;
        await crowd.UntilAsync(viewer => viewer.Visit?.Ending != VisitEnd.Open, patience.Token);

        CrowdViewer[] everybody = [.. viewers, .. sockets];
        var ends = everybody.GroupBy(viewer => viewer.Chain.Version).Select(end => end.Count()).ToList();
        output.WriteLine($"It took {took.TotalSeconds:0.0} s. There were {crowd.Ledger.Newest - before} more versions; the viewers were let go at {ends.Count}.");
        Assert.Equal(0, replay.LiveScore.ExitCode);
        Assert.True(took < TimeSpan.FromSeconds(8), $"It took {took}.");
        Each.Is((VisitEnd.Clean, 2), viewers, viewer => (viewer.Visit!.Ending, viewer.Visit.Retries.Count));
        Each.Is((VisitEnd.Clean, 1012), sockets, viewer => (viewer.Visit!.Ending, viewer.Visit.CloseCode));
        Each.Is(true, viewers, viewer => viewer.Visit!.Retries[1] is >= 1500 and <= 4500);
        Assert.True(viewers.Select(viewer => viewer.Visit!.Retries[1]).Distinct().Count() > 1000);
        Assert.True(ends.Count > 3 && ends.Max() < 0.8 * everybody.Length, $"They were let go in heaps: {string.Join(' ', ends)}.");
        var answered = late.Select(viewer => viewer.Visit).OfType<CrowdVisit>().Where(visit => visit.Status != 0);
        Each.Is((200, VisitEnd.Clean), answered, visit => (visit.Status, visit.Ending));

        await replay.StartLiveScoreAsync(crowd.Port);
        await crowd.ConnectAsync(patience.Token);
        var (_, newest) = await replay.HoldAsync(patience.Token);
        await crowd.UntilAsync(viewer => viewer.Chain.Version >= newest, patience.Token);

        output.WriteLine($"Caught up: {crowd.CaughtUp().Describe()}; {crowd.Viewers.Sum(viewer => viewer.Chain.Merged)} merged.");
        crowd.AssertUnbroken();
        Each.Is((newest, 1, 0), everybody, viewer => (viewer.Chain.Version, viewer.Chain.States, viewer.Chain.Resets.Count));
        Each.Is(200, viewers.SelectMany(viewer => viewer.Visits), visit => visit.Status);
    }

    private static async Task TryConnectAsync(Crowd crowd, CrowdViewer viewer, CancellationToken cancellationToken)
    {
        try
        {
            await crowd.ConnectAsync([viewer], cancellationToken);
        }
        catch (SocketException)
        {
            // Refused, or reset before it could ask: it comes back, as a browser does.
        }
    }
}
