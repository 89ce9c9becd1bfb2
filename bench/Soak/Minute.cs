namespace LiveScore.Soak;

/// <summary>What a minute had.</summary>
/// <param name="Heap">What lives at its end, after a collection of everything, in MB.</param>
/// <param name="Memory">In MB.</param>
/// <param name="Files">Open files without the viewers'.</param>
/// <param name="Threads">Of all processes.</param>
/// <param name="Timers">Of the runtime.</param>
/// <param name="Followers">Of weeks.</param>
/// <param name="Median">Milliseconds that a round of deliveries took.</param>
/// <param name="Worst">The same that one in a hundred took longer than.</param>
/// <param name="Said">Milliseconds from a post to its author's own stream, in the median.</param>
internal sealed record Minute(
    double Heap, double Memory, double Files, double Threads, double Timers, double Followers, double Median, double Worst, double Said)
{
    public static IReadOnlyList<(string Name, Func<Minute, double> Of)> Series { get; } =
    [
        ("heap MB", minute => minute.Heap), ("memory MB", minute => minute.Memory), ("files", minute => minute.Files),
        ("threads", minute => minute.Threads), ("timers", minute => minute.Timers), ("followers", minute => minute.Followers),
        ("delivery p50 ms", minute => minute.Median), ("delivery p99 ms", minute => minute.Worst), ("chat p50 ms", minute => minute.Said),
    ];

    public static Minute Of(IReadOnlyList<Figures> looks, IReadOnlyCollection<TimeSpan> said) => new(
        looks[^1].Heap, Middle(looks, look => look.Memory), Middle(looks, look => look.Files), Middle(looks, look => look.Threads),
        Middle(looks, look => look.Timers), Middle(looks, look => look.Followers),
        Quantile(looks[0].Deliveries, looks[^1].Deliveries, 0.5), Quantile(looks[0].Deliveries, looks[^1].Deliveries, 0.99),
        said.Count == 0 ? 0 : said.Order().ElementAt(said.Count / 2).TotalMilliseconds);

    private static double Middle(IReadOnlyList<Figures> looks, Func<Figures, double> of) => looks.Select(of).Order().ElementAt(looks.Count / 2);

    /// <summary>Within a bucket as if all were spread evenly there.</summary>
    private static double Quantile(IReadOnlyDictionary<double, double> before, IReadOnlyDictionary<double, double> after, double share)
    {
        var buckets = after.Select(bucket => (Most: bucket.Key, Count: bucket.Value - before.GetValueOrDefault(bucket.Key))).OrderBy(bucket => bucket.Most).ToList();
        var (least, below, wanted) = (0.0, 0.0, share * (buckets.Count == 0 ? 0 : buckets[^1].Count));
        foreach (var (most, count) in buckets)
        {
            if (count >= wanted && count > below)
            {
                return 1000 * (double.IsInfinity(most) ? least : least + ((most - least) * (wanted - below) / (count - below)));
            }

            (least, below) = (most, count);
        }

        return 0;
    }
}
