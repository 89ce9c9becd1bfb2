using System.Globalization;

namespace LiveScore.Testing.Crowds;

public static class Percentiles
{
    /// <summary>The value that this share of them do not exceed.</summary>
    public static TimeSpan At(this IReadOnlyCollection<TimeSpan> times, double share) =>
        times.Order().ElementAt((int)Math.Ceiling(share * times.Count) - 1);

    /// <summary>For the output of a test.</summary>
    public static string Describe(this IReadOnlyCollection<TimeSpan> times) => times.Count == 0 ? "none" : string.Create(
        CultureInfo.InvariantCulture,
        $"{times.Count} times: p50 {times.At(0.5).TotalMilliseconds:0} ms, p99 {times.At(0.99).TotalMilliseconds:0} ms, all in {times.At(1).TotalMilliseconds:0} ms");
}
