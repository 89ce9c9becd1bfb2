using System.Globalization;

namespace LiveScore.Fanout.Servers;

/// <summary>One core for the server, another for the generator: each would be measured with the other's work otherwise.</summary>
internal static class Cores
{
    /// <summary>The server's core; null where this process has not been given a single one of several (<c>taskset -c 1</c>).</summary>
    public static int? Server { get; } = Find();

    private static int? Find()
    {
        var mine = File.ReadLines("/proc/self/status").First(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal))
            .Split('\t', 2)[1];
        var all = Directory.GetDirectories("/sys/devices/system/cpu", "cpu?").Length;
        return all > 1 && int.TryParse(mine, NumberStyles.None, CultureInfo.InvariantCulture, out var core) ? (core == 0 ? 1 : 0) : null;
    }
}
