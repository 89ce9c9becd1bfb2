using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LiveScore.Testing;
using LiveScore.Testing.Clusters;
using Xunit.Sdk;

namespace LiveScore.Cluster;

/// <summary>Plays faults and makes a table of what viewers noticed.</summary>
internal sealed partial class FaultTable(int viewers)
{
    private const string Begin = "<!-- cluster-faults -->", End = "<!-- /cluster-faults -->";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly StringBuilder _rows = new("""
        | what dies | longest silence: median, worst | promised | back after | told that scores are old | resets | versions lost or used twice | scores right |
        | --- | --- | --- | --- | --- | --- | --- | --- |

        """);

    private readonly List<string> _broken = [];

    public bool IsKept => _broken.Count == 0;

    /// <summary>Plays a fault several times, each in a cluster of its own, and adds a row.</summary>
    public async Task PlayAsync(ClusterFault fault, int times, ClusterPlan plan, CancellationToken cancellationToken)
    {
        var runs = new List<FaultRun>();
        for (var run = 1; run <= times; run++)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(s_patience);
            try
            {
                runs.Add(await FaultRun.PlayAsync(fault, viewers, plan, patience.Token));
                Tell(runs[^1], run);
            }
            catch (SkipException absent)
            {
                _rows.AppendLine(CultureInfo.InvariantCulture, $"| {fault.What} | not tried: {absent.Message.Split('$')[^1]} | | | | | | |");
                return;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                _broken.Add($"{fault.Name}, run {run}: {failure.Message.Split('\n')[0]}");
                await Console.Error.WriteLineAsync($"livescore: {fault.Name}, run {run}: {failure.Message}");
            }
        }

        Add(fault, runs, times);
    }

    public void Print(TextWriter output)
    {
        output.WriteLine($"\n{_rows}");
        _broken.ForEach(what => output.WriteLine($"not as promised: {what}"));
    }

    public void Write()
    {
        var path = Path.Combine(SharedFolder.RepositoryRoot, "docs", "operations.md");
        File.WriteAllText(path, Old().Replace(File.ReadAllText(path), _ => $"{Begin}\n{_rows}{End}"));
    }

    private static void Tell(FaultRun run, int number)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {run.Fault.Name} {number}: longest silence {Seconds(run.Silences, 0.5)}, {Seconds(run.Silences, 1)} s; back after {run.Back.TotalSeconds:0.0} s; {run.Versions} versions, {run.Moves} moves, {run.ToldStale} told stale, {run.Faults.Count} faults, {run.Resets.Count} resets
            """));
        foreach (var line in run.Faults.Take(3).Concat(run.Resets.Distinct().Take(3)).Concat(run.Unstored.Take(3)).Concat(run.Differences.Take(3)))
        {
            Console.WriteLine($"  {line}");
        }
    }

    private void Add(ClusterFault fault, List<FaultRun> runs, int times)
    {
        var silences = runs.SelectMany(run => run.Silences).ToList();
        if (silences.Count == 0)
        {
            _rows.AppendLine(CultureInfo.InvariantCulture, $"| {fault.What} | not caught up | | | | | | no |");
            return;
        }

        var (resets, faults) = (runs.Sum(run => run.Resets.Count), runs.Sum(run => run.Faults.Count + run.Unstored.Count));
        var isRight = runs.Count == times && runs.All(run => run.Differences.Count == 0);
        var promised = fault.Limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $"{limit.TotalSeconds:0} s") : "";
        _rows.AppendLine(CultureInfo.InvariantCulture, $"""
            | {fault.What} | {Seconds(silences, 0.5)} s, {Seconds(silences, 1)} s | {promised} | {runs.Max(run => run.Back).TotalSeconds:0.0} s | {(runs.Any(run => run.ToldStale > 0) ? "yes" : "no")} | {resets} | {faults} | {(isRight ? "yes" : "no")} |
            """);
        if (silences.Max() > fault.Limit)
        {
            _broken.Add($"{fault.Name}: a viewer heard nothing for {Seconds(silences, 1)} s");
        }

        if (!isRight || resets + faults > 0)
        {
            _broken.Add($"{fault.Name}: {faults} versions lost, used twice or not stored, {resets} resets, scores {(isRight ? "right" : "wrong")}");
        }
    }

    private static string Seconds(IReadOnlyCollection<TimeSpan> times, double share) =>
        Testing.Crowds.Percentiles.At(times, share).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    [GeneratedRegex($"{Begin}.*{End}", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Old();
}
