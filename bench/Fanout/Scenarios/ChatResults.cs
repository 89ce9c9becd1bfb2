using LiveScore.Crowd;

namespace LiveScore.Fanout.Scenarios;

/// <summary>All runs without chatters beside all with them.</summary>
internal sealed class ChatResults(int viewers, int chatters)
{
    private const double Most = 1.1;

    private readonly List<ChatSample> _samples = [];

    public void Add(ChatSample sample) => _samples.Add(sample);

    public void Print(Notes notes)
    {
        var (alone, beside) = (_samples.FindAll(sample => !sample.IsChatting), _samples.FindAll(sample => sample.IsChatting));
        PrintScores(alone, beside);
        PrintRoom(beside);
        PrintCost(alone, beside);
        foreach (var (name, part) in new[] { ("p50", 0.5), ("p99", 0.99) })
        {
            notes.AtMost(
                $"chat: {name} from the commit to the viewer, with chatters and without",
                CommitToViewer(beside).Milliseconds(part) / CommitToViewer(alone).Milliseconds(part),
                Most);
        }

        notes.AtMost("chat: versions lost, and gaps, repetitions, disorder", _samples.Sum(sample => sample.Scores.Lost + sample.Scores.Tally.Faults), 0);
        notes.AtMost("chat: messages lost", beside.Sum(sample => sample.Lost), 0);
        notes.AtMost("chat: messages missing in between, repeated, out of order, refused", beside.Sum(sample => sample.Faults), 0);
    }

    private void PrintScores(List<ChatSample> alone, List<ChatSample> beside)
    {
        var table = new MarkdownTable("scores", "without p50 ms", "with", "ratio", "without p99 ms", "with", "ratio");
        Add("commit to each viewer", CommitToViewer);
        Add("due to each viewer", samples => Sum(samples.Select(sample => sample.Scores.Tally.Latency)));
        table.Print($"{viewers} viewers of scores, without chatters and with {chatters}, {alone.Count} runs each");

        void Add(string name, Func<List<ChatSample>, LatencyHistogram> times)
        {
            var (without, with) = (times(alone), times(beside));
            table.Add([name, .. Cells(without.Milliseconds(0.5), with.Milliseconds(0.5)), .. Cells(without.Milliseconds(0.99), with.Milliseconds(0.99))]);
        }

        static object?[] Cells(double without, double with) => [without, with, with / without];
    }

    private static void PrintRoom(List<ChatSample> beside)
    {
        var table = new MarkdownTable("messages", "p50 ms", "p99 ms", "most ms");
        Add("post due to answer", Sum(beside.Select(sample => sample.Answers!)));
        Add("post due to each other chatter", Sum(beside.Select(sample => sample.Heard!.Latency)));
        table.Print($"{beside.Sum(sample => sample.Posts)} posts, heard {beside.Sum(sample => sample.Heard!.Events)} times");

        void Add(string name, LatencyHistogram times) =>
            table.Add(name, times.Milliseconds(0.5), times.Milliseconds(0.99), times.Most.TotalMilliseconds);
    }

    private static void PrintCost(List<ChatSample> alone, List<ChatSample> beside)
    {
        var (without, with) = (Cpu(alone), Cpu(beside));
        var posts = Median.Of(beside.Select(sample => sample.Posts / sample.Scores.Time.TotalSeconds));
        var heard = Median.Of(beside.Select(sample => sample.Heard!.Events / sample.Scores.Time.TotalSeconds));
        var table = new MarkdownTable("server", "without", "with", "µs per post", "µs per message heard", "posts per s", "writes of the room per s");
        table.Add("ms of CPU per s", without, with, 1000 * (with - without) / posts, 1000 * (with - without) / heard, posts,
            Median.Of(beside.Select(sample => sample.RoomWrites / sample.Scores.Time.TotalSeconds)));
        table.Print("What it takes, medians");
    }

    private static double Cpu(List<ChatSample> samples) => Median.Of(samples.Select(sample => sample.CpuMsPerSecond));

    private static LatencyHistogram CommitToViewer(List<ChatSample> samples) => Sum(samples.Select(sample => sample.Way.CommitToViewer));

    // Percentiles cannot be averaged; the samples of all runs can be taken together.
    private static LatencyHistogram Sum(IEnumerable<LatencyHistogram> parts)
    {
        var sum = new LatencyHistogram();
        parts.ToList().ForEach(sum.Add);
        return sum;
    }
}
