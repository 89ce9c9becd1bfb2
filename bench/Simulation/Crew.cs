using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LiveScore.Simulation;

/// <summary>Spreads histories over processes of one thread each, and adds up what they tell.</summary>
internal sealed class Crew
{
    // A process keeps some of what its histories were made of: after so many another one goes on.
    private const int MostFaults = 10, Share = 100;

    private static readonly TimeSpan s_often = TimeSpan.FromSeconds(10);

    private readonly Lock _turn = new();
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly long _begun = Stopwatch.GetTimestamp();
    private long _shown = Stopwatch.GetTimestamp();
    private TimeSpan _passed;
    private int _played, _faults;

    public static int Run(int first, int count, int processes)
    {
        var crew = new Crew();
        var threads = Enumerable.Range(0, Math.Min(processes, count))
            .Select(worker => new Thread(() => crew.Follow(first + worker, ((count - 1 - worker) / processes) + 1, processes)))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        crew.Sum();
        return crew._faults == 0 && crew._played == count ? 0 : 1;
    }

    private void Follow(int first, int count, int step)
    {
        for (var done = 0; done < count && FollowOne(first + (done * step), Math.Min(Share, count - done), step); done += Share)
        {
        }
    }

    /// <summary>False when there is no sense in going on.</summary>
    private bool FollowOne(int first, int count, int step)
    {
        var goesOn = true;
        FormattableString arguments = $"--worker --from {first} --seeds {count} --step {step}";
        using var worker = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, FormattableString.Invariant(arguments))
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        while (worker.StandardOutput.ReadLine() is { } line)
        {
            goesOn = Take(JsonSerializer.Deserialize<Worker.Told>(line)!);
            if (!goesOn)
            {
                worker.Kill();
            }
        }

        worker.WaitForExit();
        if (worker.ExitCode != 0)
        {
            Console.Error.WriteLine($"livescore: a worker has ended with code {worker.ExitCode}");
        }

        return goesOn && worker.ExitCode == 0;
    }

    /// <summary>False when there is no sense in going on.</summary>
    private bool Take(Worker.Told told)
    {
        lock (_turn)
        {
            _played++;
            _passed += told.Passed;
            foreach (var (what, times) in told.Counts)
            {
                _counts[what] = _counts.GetValueOrDefault(what) + times;
            }

            if (told.Fault is { } fault)
            {
                _faults++;
                Console.WriteLine($"seed {told.Seed}: {fault}");
                Array.ForEach(told.Last, line => Console.WriteLine($"    {line}"));
            }

            if (Stopwatch.GetElapsedTime(_shown) > s_often)
            {
                _shown = Stopwatch.GetTimestamp();
                Console.Error.WriteLine(Line());
            }

            return _faults < MostFaults;
        }
    }

    private void Sum()
    {
        foreach (var (what, times) in _counts)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times,13:N0} {what}"));
        }

        var verdict = _faults == 0 ? "every promise kept" : $"{_faults} HISTORIES WENT WRONG; --seed N plays one again";
        Console.WriteLine($"{Line()}: {verdict}");
    }

    private string Line() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_played:N0} histories of {_passed.TotalHours:N1} virtual hours in {Stopwatch.GetElapsedTime(_begun).TotalSeconds:N0} s");
}
