using System.Diagnostics;
using System.Globalization;
using LiveScore.Feeds;
using LiveScore.Fuzzing;

namespace LiveScore.Fuzz;

/// <summary>Reads inputs one after the other and sums up. Ends with 1 when a reader broke a promise.</summary>
internal sealed class FuzzRun(int seed, TimeSpan ceiling)
{
    private const int MostFaults = 10;

    public int Read(long inputs)
    {
        using var watchdog = new Watchdog(seed, ceiling);
        var (figures, faults, begun) = (new FuzzFigures(), 0, Stopwatch.GetTimestamp());
        long number = 0;
        for (; number < inputs && faults < MostFaults; number++)
        {
            var input = FuzzInput.Make(seed, number);
            watchdog.Watch(number);
            var start = Stopwatch.GetTimestamp();
            var result = FuzzCheck.Run(input);
            figures.Add(number, input, result, Stopwatch.GetElapsedTime(start));
            if (result.Fault is { } fault)
            {
                faults++;
                Console.Error.WriteLine($"livescore: --seed {seed} --only {number} ({input}): {fault}");
            }
        }

        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{number:N0} inputs of seed {seed} in {seconds:N0} s: {figures}; {(faults == 0 ? "every promise kept" : $"{faults} PROMISES BROKEN")}"));
        return faults == 0 ? 0 : 1;
    }

    /// <summary>Makes one input again, keeps it, and says what came of it.</summary>
    public int Show(long number)
    {
        using var watchdog = new Watchdog(seed, ceiling);
        var input = FuzzInput.Make(seed, number);
        var file = string.Create(CultureInfo.InvariantCulture, $"fuzz-{seed}-{number}.bin");
        File.WriteAllBytes(file, input.Bytes);
        watchdog.Watch(number);
        var result = FuzzCheck.Run(input);
        Console.WriteLine($"{input}, in {Path.GetFullPath(file)}");
        Console.WriteLine(result.Answer switch
        {
            FeedAnswer.Reported(var report) => string.Join('\n', report.Games.Select(game => game.ToString()).Concat(report.Faults)),
            var answer => $"{answer}",
        });
        Console.WriteLine(result.Fault ?? "every promise kept");
        return result.Fault is null ? 0 : 1;
    }
}
