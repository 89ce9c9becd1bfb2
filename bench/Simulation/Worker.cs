using System.Text.Json;

namespace LiveScore.Simulation;

/// <summary>Plays histories one after the other and tells of each by a line of JSON.</summary>
internal static class Worker
{
    private const int LinesShown = 25;

    public static int Run(int first, int count, int step)
    {
        for (var i = 0; i < count; i++)
        {
            var outcome = Sunday.Run(first + (i * step));
            Console.WriteLine(JsonSerializer.Serialize(
                new Told(outcome.Seed, outcome.Fault, outcome.Passed, $"{outcome.Trace.Digest:x16}", outcome.Trace.Counts)
                {
                    Last = outcome.Fault is null ? [] : [.. outcome.Trace.UpToFault().TakeLast(LinesShown)],
                }));
        }

        return 0;
    }

    /// <summary>What is told of a history.</summary>
    internal sealed record Told(int Seed, string? Fault, TimeSpan Passed, string Digest, SortedDictionary<string, long> Counts)
    {
        /// <summary>What happened just before the fault.</summary>
        public string[] Last { get; init; } = [];
    }
}
