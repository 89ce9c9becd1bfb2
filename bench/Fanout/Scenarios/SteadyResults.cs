using LiveScore.Crowd;
using LiveScore.Fanout.Servers;

namespace LiveScore.Fanout.Scenarios;

/// <summary>All runs of the steady scenario, side by side.</summary>
internal sealed class SteadyResults
{
    private readonly Dictionary<Act, List<Sample>> _samples = [];
    private readonly HashSet<Act> _out = [];

    public void Add(Act act, Sample sample)
    {
        if (!_samples.TryGetValue(act, out var samples))
        {
            _samples[act] = samples = [];
        }

        samples.Add(sample);
    }

    public void LeaveOut(Act act) => _out.Add(act);

    public bool IsOut(Act act) => _out.Contains(act);

    public void Print(Notes notes)
    {
        foreach (var group in _samples.Keys.GroupBy(act => (act.Size, act.Transport)))
        {
            var acts = group.ToList();
            var table = new MarkdownTable(
                "server", "events per CPU-s", "µs per event", "of nchan", "of raw C", "p50 ms", "p99 ms", "lost", "merged", "faults", "other work");
            acts.ForEach(act => table.Add(Row(act, acts)));
            table.Print($"{group.Key.Transport.Text()}, {group.Key.Size.Bytes()} B, {acts[0].Viewers} viewers, medians of {_samples[acts[0]].Count}");
            if (acts.Find(act => act.Contender is LiveScoreContender) is { } own)
            {
                Judge(notes, own, acts, $"{group.Key.Transport.Text()}, {group.Key.Size.Bytes()} B: ");
            }
        }
    }

    private void Judge(Notes notes, Act own, List<Act> acts, string where)
    {
        notes.AtMost(where + "versions lost", _samples[own].Sum(sample => sample.Lost), 0);
        notes.AtMost(where + "gaps, repetitions, disorder", _samples[own].Sum(sample => sample.Tally.Faults), 0);
        if (own.Transport == Transport.WebSocket)
        {
            notes.AtLeast(where + "events per CPU-second, of SignalR's", Ratio<SignalRContender>(own, acts), 2);
        }
        else
        {
            notes.AtLeast(where + "events per CPU-second, of nchan's", Ratio<NchanContender>(own, acts), 1.25);
            notes.AtLeast(where + "events per CPU-second, of raw C's", Ratio<RawContender>(own, acts), 0.8);
            notes.AtLeast(where + "events per CPU-second, of the 2015 design's", Ratio<Design2015Contender>(own, acts), 9);
            notes.AtMost(where + "p99, of nchan's", Latency(own, 0.99) / (Other<NchanContender>(acts) is { } nchan ? Latency(nchan, 0.99) : null), 0.7);
        }
    }

    private object?[] Row(Act act, List<Act> acts)
    {
        var samples = _samples[act];
        return
        [
            act.Contender.Name, 1e6 / Cost(act), Cost(act), Ratio<NchanContender>(act, acts), Ratio<RawContender>(act, acts),
            Latency(act, 0.5), Latency(act, 0.99),
            samples.Sum(sample => sample.Lost), samples.Sum(sample => sample.Merged), samples.Sum(sample => sample.Tally.Faults),
            $"{100 * Median.Of(samples.Select(sample => sample.Others)):0} %",
        ];
    }

    private double? Ratio<T>(Act act, List<Act> acts) => Other<T>(acts) is { } other ? Cost(other) / Cost(act) : null;

    private static Act? Other<T>(List<Act> acts) => acts.Find(act => act.Contender is T);

    private double Cost(Act act) => Median.Of(_samples[act].Select(sample => sample.CostOfEvent));

    // Percentiles cannot be averaged; the samples of all runs can be taken together. Those of a busy machine only for want of others.
    private double Latency(Act act, double part)
    {
        var all = new LatencyHistogram();
        var quiet = _samples[act].FindAll(sample => sample.IsQuiet);
        (quiet.Count > 0 ? quiet : _samples[act]).ForEach(sample => all.Add(sample.Tally.Latency));
        return all.Milliseconds(part);
    }
}
