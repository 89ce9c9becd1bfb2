using System.Diagnostics;
using LiveScore.Fanout.Servers;

namespace LiveScore.Fanout.Scenarios;

/// <summary>Everybody is cut off at once, and comes back at once to hear what was missed: all of it, and nothing twice.</summary>
internal static class StormScenario
{
    private const int Viewers = 10_000, Missed = 50, Rate = 50;

    // All at once, as far as the listener's queue reaches.
    private const int Arrivals = 4000;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    public static void Run(Setup setup)
    {
        var table = new MarkdownTable(
            "LiveScore", "viewers", "caught up", "in s", "versions each", "events each", "gaps", "twice", "resets",
            "server CPU s", "generator CPU s");
        var promises = new List<Action>();
        foreach (var transport in new[] { Transport.Sse, Transport.WebSocket })
        {
            var act = new Act(setup.Find<LiveScoreContender>()!, transport, EventSize.Small, setup.Viewers ?? Viewers);
            setup.Try(act, each => Measure(each, setup, table, promises));
        }

        table.Print($"Storm: all cut off, {Missed} versions missed, all back at once");
        promises.ForEach(promise => promise());
    }

    private static void Measure(Act act, Setup setup, MarkdownTable table, List<Action> promises)
    {
        using var show = Show.Open(act, Missed, setup.Stop, plan => plan with { Arrivals = Arrivals });
        var crowd = show.Crowd;
        crowd.Cut();
        crowd.Begin(crowd.Timeline.Last);
        show.Send(Rate, Missed);
        show.Finish();

        var (cpu, own, all, begun) = (show.Server.Cpu, ProcessFigures.Cpu(), ProcessFigures.MachineCpu(), Stopwatch.GetTimestamp());
        crowd.Come();
        crowd.TurnUntil(() => crowd.UpToDate == act.Viewers, s_limit);
        var sample = new Sample(crowd, Missed)
        {
            Time = Stopwatch.GetElapsedTime(begun),
            Cpu = show.Server.Cpu - cpu,
            GeneratorCpu = ProcessFigures.Cpu() - own,
            MachineCpu = ProcessFigures.MachineCpu() - all,
        };

        var tally = sample.Tally;
        table.Add(act.Transport.Text(), act.Viewers, sample.UpToDate, sample.Time.TotalSeconds, Span(sample.VersionsEach), Span(sample.EventsEach),
            tally.Gaps, tally.Twice, tally.Resets, sample.Cpu.TotalSeconds, sample.GeneratorCpu.TotalSeconds);
        setup.Notes.Write("storm", [("transport", act.Transport.Text()), ("viewers", act.Viewers), ("caughtUp", sample.UpToDate), .. sample.Figures]);
        var where = $"storm, {act.Transport.Text()}: ";
        promises.Add(() => setup.Notes.AtMost(where + "seconds until the last of 10,000 has caught up", sample.Time.TotalSeconds, 3));
        promises.Add(() => setup.Notes.AtMost(where + "versions lost", sample.Lost, 0));
        promises.Add(() => setup.Notes.AtMost(where + "versions that did not come by themselves", sample.Merged, 0));
        promises.Add(() => setup.Notes.AtMost(where + "gaps, repetitions, disorder, resets", tally.Faults + tally.Resets, 0));
    }

    private static string Span((long Fewest, long Most) each) => each.Fewest == each.Most ? $"{each.Most}" : $"{each.Fewest}–{each.Most}";
}
