using LiveScore.Fanout;

namespace LiveScore.Page;

/// <summary>What the page held, minute by minute.</summary>
internal sealed class Samples
{
    /// <summary>Fewer say nothing of quarters.</summary>
    private const int Enough = 8;

    private readonly List<(int Sunday, Sample Sample)> _all = [];

    public void Add(int sunday, Sample sample, Notes notes)
    {
        _all.Add((sunday, sample));
        notes.Write("replay", ("sunday", sunday), ("version", sample.Version), ("heap", sample.Heap), ("nodes", sample.Nodes), ("listeners", sample.Listeners));
    }

    /// <summary>The median of the last quarter by that of the second: in the first one the page still fills. Null for a short replay.</summary>
    public double? Growth(Func<Sample, double> figure)
    {
        var values = _all.Select(one => figure(one.Sample)).ToList();
        var quarter = values.Count / 4;
        return values.Count < Enough ? null : Median.Of(values.TakeLast(quarter)) / Median.Of(values.Skip(quarter).Take(quarter));
    }

    public void Print(string title)
    {
        var table = new MarkdownTable("sample", "Sunday", "version", "JS heap MB", "DOM nodes", "listeners");
        foreach (var (index, (sunday, sample)) in _all.Index())
        {
            table.Add($"{index + 1}", sunday, sample.Version, sample.Heap / 1e6, sample.Nodes, sample.Listeners);
        }

        table.Print(title);
    }
}
