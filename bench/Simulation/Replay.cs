namespace LiveScore.Simulation;

/// <summary>Plays one history again, and prints all of it.</summary>
internal static class Replay
{
    public static int Run(int seed)
    {
        var outcome = Sunday.Run(seed);
        foreach (var line in outcome.Trace.Lines)
        {
            Console.WriteLine(line);
        }

        foreach (var (what, times) in outcome.Trace.Counts)
        {
            Console.WriteLine($"{times,9} {what}");
        }

        Console.WriteLine($"seed {seed}, digest {outcome.Trace.Digest:x16}: {outcome.Fault ?? "every promise kept"}");
        return outcome.Fault is null ? 0 : 1;
    }
}
