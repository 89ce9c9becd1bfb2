using System.Diagnostics;
using LiveScore.Testing.Crowds;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>Viewers on the move, whose connections break again and again.</summary>
[Collection(typeof(CrowdCollection))]
public sealed class JitterTests(ITestOutputHelper output)
{
    private const int Viewers = 2000;
    private static readonly TimeSpan s_run = TimeSpan.FromSeconds(25), s_every = TimeSpan.FromSeconds(15), s_away = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Viewers_CutOffAgainAndAgain_SeeEachVersionOfASundayOnceAndInOrder()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var replay = await Replay.StartAsync("replay-2015-reg-12.jsonl", "12", 60, [], start: "2015-11-29T13:10:00-05:00");
        using var crowd = new Crowd(replay.LiveScore.Url);
        crowd.Add(Viewers / 10, new SseProtocol("/api/livescore"));
        crowd.Add(Viewers / 4, new WebSocketProtocol("week/2015/12"));
        crowd.Add(Viewers / 10, new TopicsProtocol("week/2015/12", "current"));
        crowd.Add(Viewers / 10, new WebSocketProtocol("current", "week/2015/12"));
        var board = new Board();
        crowd.Add(1, new SseProtocol(replay.Stream.AbsolutePath), listening: board.Take);
        crowd.Add(Viewers - crowd.Viewers.Count, new SseProtocol(replay.Stream.AbsolutePath));
        await crowd.ConnectAsync(patience.Token);
        await crowd.UntilAsync(viewer => viewer.Version > 0, patience.Token);
        var began = crowd.Ledger.Newest;

        await DisturbAsync(crowd, patience.Token);
        var (games, newest) = await replay.HoldAsync(patience.Token);
        await crowd.UntilAsync(viewer => viewer.Version >= newest, patience.Token);

        output.WriteLine($"{newest - began} versions, {crowd.Visits.Count()} connections. Caught up: {crowd.CaughtUp().Describe()}");
        crowd.AssertUnbroken();
        Assert.True(newest - began > 60, $"There were no more than {newest - began} versions.");
        Each.Is((newest, newest, 1, 0, 0), crowd.Chains, chain =>
            (chain.Version, chain.Began + chain.Steps, chain.States, chain.Merged, chain.Resets.Count));
        Each.Is(true, crowd.Viewers, viewer => viewer.Visits.Count > 1);
        Each.Is(VisitEnd.Cut, crowd.Viewers.SelectMany(viewer => viewer.Visits.SkipLast(1)), visit => visit.Ending);
        Each.Is(VisitEnd.Open, crowd.Viewers, viewer => viewer.Visit!.Ending);
        Assert.Empty(board.Differences(games));
        Assert.InRange(crowd.CaughtUp().At(0.99), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    /// <summary>Each leaves at a moment of its own in the period and is back a little later.</summary>
    private static async Task DisturbAsync(Crowd crowd, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var staying = new Queue<(TimeSpan Until, CrowdViewer Viewer)>(
            crowd.Viewers.Select((viewer, i) => (i * s_every / crowd.Viewers.Count, viewer)));
        var away = new Queue<(TimeSpan Until, CrowdViewer Viewer)>();
        var returns = new List<Task>();
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (clock.Elapsed < s_run || away.Count > 0)
        {
            await often.WaitForNextTickAsync(cancellationToken);
            for (var now = clock.Elapsed; now < s_run && staying.Peek().Until <= now;)
            {
                var viewer = staying.Dequeue().Viewer;
                viewer.Cut();
                away.Enqueue((now + s_away, viewer));
            }

            while (away.TryPeek(out var first) && first.Until <= clock.Elapsed)
            {
                away.Dequeue();
                returns.Add(crowd.ConnectAsync([first.Viewer], cancellationToken));
                staying.Enqueue((first.Until - s_away + s_every, first.Viewer));
            }
        }

        await Task.WhenAll(returns);
    }
}
