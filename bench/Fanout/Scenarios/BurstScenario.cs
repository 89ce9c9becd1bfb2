using LiveScore.Fanout.Servers;

namespace LiveScore.Fanout.Scenarios;

/// <summary>More than a core can write one by one: what is merged then must still be the truth, and cost less.</summary>
internal static class BurstScenario
{
    private const int Viewers = 5000, Rate = 100, Versions = 250, WarmUpRate = 10;

    private static readonly TimeSpan s_cut = TimeSpan.FromSeconds(3);

    public static void Run(Setup setup)
    {
        var acts = setup.Contenders.Where(contender => contender is not Design2015Contender && contender.Speaks(Transport.Sse))
            .Select(contender => new Act(contender, Transport.Sse, EventSize.Small, setup.Viewers ?? Viewers)).ToList();
        var samples = acts.ToDictionary(act => act, _ => new List<Sample>());
        for (var run = 1; run <= setup.Runs; run++)
        {
            acts.ForEach(each => setup.Try(each, act => samples[act].Add(Measure(act, run, setup))));
        }

        Print(setup.Notes, samples);
    }

    private static Sample Measure(Act act, int run, Setup setup)
    {
        using var show = Show.Open(act, Versions, setup.Stop);
        show.Publish(WarmUpRate, (int)(WarmUpRate * Setup.WarmUp.TotalSeconds), s_cut);
        var sample = show.Publish(Rate, Versions, s_cut);
        setup.Notes.Write("burst", [("server", act.Contender.Name), ("viewers", act.Viewers), ("run", run), .. sample.Figures]);
        return sample;
    }

    private static void Print(Notes notes, Dictionary<Act, List<Sample>> samples)
    {
        var table = new MarkdownTable(
            "server", "versions delivered", "of", "events", "µs per version", "p99 ms", "at the last version", "faults", "published in s");
        foreach (var (act, all) in samples.Where(pair => pair.Value.Count > 0))
        {
            table.Add(
                act.Contender.Name,
                all.Sum(sample => sample.Tally.Versions),
                (long)all.Count * act.Viewers * Versions,
                all.Sum(sample => sample.Tally.Events),
                Cost(all),
                Median.Of(all.Select(sample => sample.Tally.Latency.Milliseconds(0.99))),
                all.Min(sample => sample.UpToDate),
                all.Sum(sample => sample.Tally.Faults),
                Median.Of(all.Select(sample => sample.PublishedIn / 1e9)));
        }

        table.Print(FormattableString.Invariant(
            $"Burst: {Rate} versions a second for {1.0 * Versions / Rate} s to {samples.Keys.First().Viewers} viewers, cut {s_cut.TotalSeconds} s later"));
        var own = Of<LiveScoreContender>(samples);
        if (own.Count > 0)
        {
            notes.AtMost("burst: versions lost", own.Sum(sample => sample.Lost), 0);
            notes.AtMost("burst: gaps, repetitions, disorder", own.Sum(sample => sample.Tally.Faults), 0);
            double? raw = Of<RawContender>(samples) is { Count: > 0 } all ? Cost(all) : null;
            notes.AtMost("burst: CPU per version delivered, of raw C's", Cost(own) / raw, 0.3);
        }
    }

    private static List<Sample> Of<T>(Dictionary<Act, List<Sample>> samples) =>
        samples.FirstOrDefault(pair => pair.Key.Contender is T).Value ?? [];

    private static double Cost(List<Sample> samples) => Median.Of(samples.Select(sample => sample.CostOfVersion));
}
