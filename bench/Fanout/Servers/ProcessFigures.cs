using System.Globalization;
using System.Runtime.InteropServices;

namespace LiveScore.Fanout.Servers;

/// <summary>What the kernel says of a process.</summary>
internal static partial class ProcessFigures
{
    private const int OwnCpu = 2;

    /// <summary>What a process has used so far, by its own clock: not in the hundredths of a second that /proc counts in.</summary>
    public static TimeSpan Cpu(int process)
    {
        if (CpuClock(process, out var clock) != 0)
        {
            throw new InvalidOperationException($"process {process} of the server is no more");
        }

        return Read(clock);
    }

    /// <summary>What this process has used.</summary>
    public static TimeSpan Cpu() => Read(OwnCpu);

    /// <summary>What everything on this machine has used, in the hundredths of a second that /proc counts in.</summary>
    public static TimeSpan MachineCpu()
    {
        // user, nice, system, idle, iowait, irq, softirq
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(7)
            .Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return TimeSpan.FromMilliseconds(10 * (ticks.Sum() - ticks[3] - ticks[4]));
    }

    /// <summary>Resident memory in bytes.</summary>
    public static long Memory(int process) => Kilobytes(File.ReadLines($"/proc/{process}/status"), "VmRSS:") * 1024;

    /// <summary>What TCP holds of the whole system's memory, in bytes. It is outside of every process.</summary>
    public static long TcpMemory()
    {
        var words = File.ReadLines("/proc/net/sockstat").First(line => line.StartsWith("TCP:", StringComparison.Ordinal)).Split(' ');
        return long.Parse(words[Array.IndexOf(words, "mem") + 1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }

    /// <summary>A process and those it has started.</summary>
    public static IEnumerable<int> WithChildren(int process) =>
    [
        process,
        .. File.ReadAllText($"/proc/{process}/task/{process}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture)),
    ];

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Signal(int process, int signal);

    private static TimeSpan Read(int clock)
    {
        _ = ReadClock(clock, out var time);
        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    private static long Kilobytes(IEnumerable<string> lines, string name)
    {
        var line = lines.First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "").Trim(), CultureInfo.InvariantCulture);
    }

    [LibraryImport("libc", EntryPoint = "clock_getcpuclockid")]
    private static partial int CpuClock(int process, out int clock);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
