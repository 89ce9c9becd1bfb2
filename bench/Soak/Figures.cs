using System.Globalization;
using LiveScore.Testing;
using LiveScore.Testing.Clusters;

namespace LiveScore.Soak;

/// <summary>One look at everything that could grow, summed over all processes.</summary>
internal sealed record Figures
{
    private const string Delivery = "livescore_delivery_duration_seconds";

    private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Managed memory that the last collection left, without holes, in MB; of gateways and of one process, which have a page of metrics.</summary>
    public required double Heap { get; init; }

    /// <summary>Resident memory in MB.</summary>
    public required double Memory { get; init; }

    /// <summary>Open files without the viewers'.</summary>
    public required double Files { get; init; }

    public required double Threads { get; init; }

    public required double Timers { get; init; }

    public required double Followers { get; init; }

    public required double Viewers { get; init; }

    /// <summary>Rounds of deliveries so far, by the seconds that they took at most.</summary>
    public required IReadOnlyDictionary<double, double> Deliveries { get; init; }

    public static async Task<Figures> ReadAsync(Subject subject, CancellationToken cancellationToken)
    {
        var pages = await Task.WhenAll(subject.Gateways.Select(async url =>
            new Exposition(await s_http.GetStringAsync(new Uri(url, "metrics"), cancellationToken))));
        var viewers = Sum("livescore_viewers");
        return new()
        {
            Heap = (Sum("dotnet_gc_last_collection_heap_size_bytes") - Sum("dotnet_gc_last_collection_heap_fragmentation_size_bytes")) / 1e6,
            Memory = subject.Members.Sum(MemoryOf) / 1e6,
            Files = subject.Members.Sum(member => Directory.GetFileSystemEntries($"/proc/{member.Id}/fd").Length) - viewers,
            Threads = subject.Members.Sum(member => Directory.GetDirectories($"/proc/{member.Id}/task").Length),
            Timers = Sum("dotnet_timer_count"),
            Followers = Sum("livescore_week_followers"),
            Viewers = viewers,
            Deliveries = pages.SelectMany(Buckets).GroupBy(bucket => bucket.Most).ToDictionary(group => group.Key, group => group.Sum(bucket => bucket.Count)),
        };

        double Sum(string name) => pages.Sum(page => page.Sum(name));
    }

    private static double MemoryOf(ClusterMember member)
    {
        var line = File.ReadLines($"/proc/{member.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    private static IEnumerable<(double Most, double Count)> Buckets(Exposition page) => page.Series
        .Where(series => series.StartsWith($"{Delivery}_bucket{{", StringComparison.Ordinal))
        .Select(series => series.Split("le=\"")[1].Split('"')[0]).Distinct(StringComparer.Ordinal)
        .Select(most => (
            most == "+Inf" ? double.PositiveInfinity : double.Parse(most, CultureInfo.InvariantCulture),
            page.Sum($"{Delivery}_bucket", $"le=\"{most}\"")));
}
