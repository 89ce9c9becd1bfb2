using System.Globalization;
using LiveScore.Fanout.Servers;

namespace LiveScore.Fanout.Scenarios;

/// <summary>How often rooms were written so far, as the server itself counts.</summary>
internal static class RoomWrites
{
    private const string Counter = "livescore_storage_operation_duration_seconds_count{";

    public static long Of(RunningServer server, CancellationToken stop)
    {
        using var client = new HttpClient();
        var metrics = client.GetStringAsync($"http://127.0.0.1:{server.Port}/metrics", stop).GetAwaiter().GetResult();
        return metrics.Split('\n')
            .Where(line => line.StartsWith(Counter, StringComparison.Ordinal) && line.Contains("\"room\"", StringComparison.Ordinal))
            .Sum(line => long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }
}
