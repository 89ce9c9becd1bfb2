using LiveScore.Fanout.Servers;

namespace LiveScore.Fanout.Scenarios;

/// <summary>From the commit in PostgreSQL to the byte at the viewer, and what each stage takes of the way.</summary>
internal static class LatencyScenario
{
    private const int Viewers = 1000, Rate = 20;

    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(10), s_warmUp = TimeSpan.FromSeconds(4), s_drain = TimeSpan.FromSeconds(5);

    public static void Run(Setup setup) => OnPostgres.Run("latency", createDatabase =>
    {
        foreach (var transport in new[] { Transport.Sse, Transport.WebSocket })
        {
            // What the last server stored would be ahead of the next one's feed.
            var contender = new LiveScoreContender(createDatabase(transport.ToString().ToLowerInvariant()), isStamped: true);
            setup.Try(new(contender, transport, EventSize.Small, setup.Viewers ?? Viewers), act => Measure(act, setup));
        }
    });

    private static void Measure(Act act, Setup setup)
    {
        var count = (int)(Rate * s_time.TotalSeconds);
        using var show = Show.Open(act, count, setup.Stop, plan => plan with { KeepsArrivals = true });
        show.Publish(Rate, (int)(Rate * s_warmUp.TotalSeconds), s_drain);
        var sample = show.Publish(Rate, count, s_drain);
        var way = new Way();
        way.Add(show, setup.Stop);
        way.Print($"From the commit in PostgreSQL to {act.Viewers} viewers, {Rate} versions a second, {act.Transport.Text()}");
        setup.Notes.Write("latency", [("transport", act.Transport.Text()), ("viewers", act.Viewers), .. way.Figures, .. sample.Figures]);
        var where = $"latency, {act.Transport.Text()}: ";
        setup.Notes.AtMost(where + "p99 ms from the commit to the viewer", way.CommitToViewer.Milliseconds(0.99), 15);
        setup.Notes.AtMost(where + "versions lost", sample.Lost, 0);
    }
}
