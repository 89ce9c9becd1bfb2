using LiveScore.Fanout.Servers;

namespace LiveScore.Fanout.Scenarios;

/// <summary>A Sunday: thousands of viewers, ten small events a second or two large ones.</summary>
internal static class SteadyScenario
{
    private const int Viewers = 5000;

    // A server that is behind by then has lost the rest for this comparison.
    private static readonly TimeSpan s_drain = TimeSpan.FromSeconds(5);

    public static void Run(Setup setup)
    {
        var acts = Acts(setup).ToList();
        var results = new SteadyResults();
        for (var run = 1; run <= setup.Runs; run++)
        {
            foreach (var act in acts.Where(act => !results.IsOut(act)))
            {
                if (!setup.Try(act, each => Measure(each, run, setup, results)))
                {
                    results.LeaveOut(act);
                }
            }
        }

        results.Print(setup.Notes);
    }

    // In turn: what else the machine does meanwhile hits all of them alike.
    private static IEnumerable<Act> Acts(Setup setup) =>
        from size in new[] { EventSize.Small, EventSize.Large }
        from transport in new[] { Transport.Sse, Transport.WebSocket }
        from contender in setup.Contenders
        where contender.Speaks(transport)
        select new Act(contender, transport, size, setup.Viewers ?? Viewers);

    private static void Measure(Act act, int run, Setup setup, SteadyResults results)
    {
        var rate = act.Size == EventSize.Small ? 10 : 2;
        // As many seconds more as there are fewer events in each.
        var count = act.Size == EventSize.Small ? rate * setup.Seconds : rate * setup.Seconds * 2;
        var warmUp = (int)(rate * Setup.WarmUp.TotalSeconds);
        using var show = Show.Open(act, Math.Max(count, warmUp), setup.Stop);
        show.Publish(rate, warmUp, s_drain);
        var sample = show.Publish(rate, count, s_drain);
        results.Add(act, sample);
        setup.Notes.Write("steady", [
            ("server", act.Contender.Name), ("transport", act.Transport.Text()), ("rate", rate), ("viewers", act.Viewers), ("run", run),
            .. sample.Figures,
        ]);
        Console.Error.WriteLine($"livescore: run {run}: {act}, {act.Size.Bytes()} B: {sample}");
    }
}
