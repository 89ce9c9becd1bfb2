using LiveScore.Fanout.Servers;

namespace LiveScore.Fanout.Scenarios;

/// <summary>Whether the generator can be believed: a server that leaves out one write in a thousand has to be found out.</summary>
internal static class CheckScenario
{
    // A prime, so that it is not the same viewer each time.
    private const int Viewers = 1000, Rate = 20, Versions = 100, LeavesOut = 997;

    private static readonly TimeSpan s_drain = TimeSpan.FromSeconds(2);

    public static void Run(Setup setup)
    {
        if (setup.Find<RawContender>() is null)
        {
            Console.Error.WriteLine("livescore: check is left out: it takes raw C");
            return;
        }

        var table = new MarkdownTable("raw C that leaves out writes", "left out", "lost", "gaps", "fewest events", "most", "generator µs per event");
        var promises = new List<Action>();
        foreach (var transport in new[] { Transport.Sse, Transport.WebSocket })
        {
            setup.Try(new(new RawContender(LeavesOut), transport, EventSize.Small, setup.Viewers ?? Viewers), act =>
            {
                using var show = Show.Open(act, Versions, setup.Stop);
                var sample = show.Publish(Rate, Versions, s_drain);
                var (expected, (fewest, most)) = ((long)act.Viewers * Versions / LeavesOut, sample.EventsEach);
                table.Add(transport.Text(), expected, sample.Lost, sample.Tally.Gaps, fewest, most, sample.GeneratorCost);
                setup.Notes.Write("check", [("transport", transport.Text()), ("leftOut", expected), .. sample.Figures]);
                var what = $"check, {transport.Text()}: writes left out that were not found, or found that were not";
                promises.Add(() => setup.Notes.AtMost(what, Math.Abs(sample.Lost - expected), 0));
            });
        }

        table.Print("The generator's own check");
        promises.ForEach(promise => promise());
    }
}
