using LiveScore.Fanout.Servers;

namespace LiveScore.Fanout.Scenarios;

/// <summary>Some viewers stop reading: nobody else may notice, nothing may pile up for them, and awake they have to see what is true.</summary>
internal static class SlowScenario
{
    private const int Viewers = 5000, OneIn = 20, Rate = 10;

    private static readonly TimeSpan s_drain = TimeSpan.FromSeconds(5), s_waking = TimeSpan.FromSeconds(30);

    public static void Run(Setup setup)
    {
        foreach (var transport in new[] { Transport.Sse, Transport.WebSocket })
        {
            setup.Try(new(setup.Find<LiveScoreContender>()!, transport, EventSize.Large, setup.Viewers ?? Viewers), act => Compare(act, setup));
        }
    }

    private static void Compare(Act act, Setup setup)
    {
        var table = new MarkdownTable(
            $"{act.Transport.Text()}, {act.Viewers} viewers", "asleep", "p50 ms", "p99 ms", "fewest versions", "of",
            "server MB", "TCP MB", "closed", "awake and right");
        var without = Measure(act, 0, setup, table);
        var with = Measure(act, act.Viewers / OneIn, setup, table);
        table.Print($"{Rate} × 5 KB a second; one in {OneIn} sleeps for {setup.Sleep.TotalSeconds} s");
        var where = $"slow viewers, {act.Transport.Text()}: ";
        setup.Notes.AtLeast(where + "sleepers that see the newest version when they wake", with.Right, act.Viewers / OneIn);
        setup.Notes.AtMost(where + "versions that somebody awake did not get", with.Missed + without.Missed, 0);
        setup.Notes.AtMost(where + "gaps, repetitions, disorder", with.Faults + without.Faults, 0);
    }

    private static (int Right, long Missed, long Faults) Measure(Act act, int sleepers, Setup setup, MarkdownTable table)
    {
        var count = (int)(Rate * setup.Sleep.TotalSeconds);
        using var show = Show.Open(act, count, setup.Stop, plan => plan with { Sleepers = sleepers, ComesBack = sleepers > 0 });
        show.Publish(Rate, (int)(Rate * Setup.WarmUp.TotalSeconds), s_drain);
        var (memory, tcp) = (show.Server.Memory, ProcessFigures.TcpMemory());
        show.Crowd.Sleep();
        var sample = show.Publish(Rate, count, s_drain);
        var (held, buffered) = ((show.Server.Memory - memory) / 1e6, (ProcessFigures.TcpMemory() - tcp) / 1e6);
        var (fewest, awake) = (sample.VersionsEach.Fewest, sample.UpToDate);

        show.Crowd.Wake();
        show.Crowd.TurnUntil(() => show.Crowd.UpToDate == act.Viewers, s_waking);
        var late = show.Crowd.End();
        var right = show.Crowd.UpToDate - awake;
        var closed = sample.Tally.Closed + late.Closed;
        var latency = sample.Tally.Latency;
        table.Add(sleepers == 0 ? "all awake" : "some asleep", sleepers, latency.Milliseconds(0.5), latency.Milliseconds(0.99),
            fewest, count, held, buffered, closed, right);
        setup.Notes.Write("slow", [
            ("transport", act.Transport.Text()), ("viewers", act.Viewers), ("sleepers", sleepers), ("sleep", setup.Sleep.TotalSeconds),
            ("memoryMb", held), ("tcpMb", buffered), ("right", right), ("closedInAll", closed),
            ("resetsAwake", late.Resets), ("faultsAwake", late.Faults), .. sample.Figures,
        ]);
        return (right, count - fewest, sample.Tally.Faults + late.Faults);
    }
}
