using LiveScore.Crowd;
using LiveScore.Fanout.Serving;

namespace LiveScore.Fanout.Scenarios;

/// <summary>How long versions took from stage to stage.</summary>
internal sealed class Way
{
    private readonly Dictionary<string, LatencyHistogram> _parts = new(StringComparer.Ordinal);

    /// <summary>For each version and each viewer, from the moment the version was on the disk.</summary>
    public LatencyHistogram CommitToViewer => Part("commit to each viewer");

    public (string Name, object? Value)[] Figures =>
    [
        .. _parts.SelectMany(part => new (string, object?)[]
        {
            ($"{part.Key}, p50 ms", part.Value.Milliseconds(0.5)), ($"{part.Key}, p99 ms", part.Value.Milliseconds(0.99)),
        }),
    ];

    /// <summary>Adds all versions that were published since counting began.</summary>
    public void Add(Show show, CancellationToken stop)
    {
        using var client = new HttpClient();
        var stages = client.GetFromJsonAsync<Stages[]>($"http://127.0.0.1:{show.Server.Port}/stamps", stop).GetAwaiter().GetResult()!
            .ToDictionary(each => each.Version);
        var timeline = show.Crowd.Timeline;
        for (var version = timeline.From; version <= timeline.Last; version++)
        {
            Add(stages[version], timeline.Of(version), timeline.Arrivals(version));
        }
    }

    private void Add(Stages stages, in Timeline.Entry seen, ReadOnlySpan<long> arrivals)
    {
        Part("due to import called").Record(stages.Called - seen.Due);
        Part("called to feed asked").Record(stages.Asked - stages.Called);
        Part("decide").Record(stages.Writing - stages.Asked);
        Part("persist").Record(stages.Stored - stages.Writing);
        // Viewers do not wait for it; of the last versions it may not have been heard yet.
        if (stages.Streamed != 0)
        {
            Part("commit to stream heard").Record(stages.Streamed - stages.Stored);
        }

        Part("first viewer to last viewer").Record(seen.Last - seen.First);
        Part("commit to first viewer").Record(seen.First - stages.Stored);
        Part("commit to all viewers").Record(seen.Last - stages.Stored);
        foreach (var arrival in arrivals)
        {
            CommitToViewer.Record(arrival - stages.Stored);
        }
    }

    public void Print(string title)
    {
        var table = new MarkdownTable("from – to", "p50 ms", "p99 ms", "most ms");
        foreach (var (name, times) in _parts)
        {
            table.Add(name, times.Milliseconds(0.5), times.Milliseconds(0.99), times.Most.TotalMilliseconds);
        }

        table.Print(title);
    }

    private LatencyHistogram Part(string name)
    {
        if (!_parts.TryGetValue(name, out var times))
        {
            _parts[name] = times = new();
        }

        return times;
    }
}
