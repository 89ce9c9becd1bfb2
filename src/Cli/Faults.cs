using LiveScore.Hosting;

namespace LiveScore.Cli;

/// <summary>How a verb ends when something is wrong.</summary>
internal static class Faults
{
    public const int Failed = HostFaults.Failed, Misused = HostFaults.Misused, Absent = 3;

    public static Task<int> ReportAsync(Func<Task<int>> action) => HostFaults.ReportAsync(async () =>
    {
        try
        {
            return await action();
        }
        catch (MisuseException faults)
        {
            return await HostFaults.SayAsync(faults.Faults, Misused);
        }
    });
}
