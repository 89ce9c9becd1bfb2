using System.Diagnostics.Metrics;

namespace LiveScore.Feeds.Http;

/// <summary>Counts what came of asking.</summary>
internal sealed class FeedMetrics(IMeterFactory meters, string feed)
{
    private static readonly InstrumentAdvice<double> s_requests = new()
    {
        HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
    };

    public const string Meter = "LiveScore.Feeds", Requests = "livescore.feed.requests";

    public const string Reported = "reported", NotModified = "not_modified", NoSuchWeek = "no_such_week",
        Failed = "failed", CircuitOpen = "circuit_open", LeftAlone = "left_alone";

    private readonly Counter<long> _requests = meters.Create(Meter).CreateCounter<long>(
        Requests, "{request}", "Questions to the feed by what came of them; those with circuit_open or left_alone were not asked.");

    private readonly Histogram<double> _durations = meters.Create(Meter).CreateHistogram(
        "livescore.feed.request.duration", "s", "Time from a request to the feed to the last byte of its answer, read and understood.", tags: null, s_requests);

    /// <summary>Counts a request, and how long it took.</summary>
    public void Count(string outcome, TimeSpan duration)
    {
        Count(outcome);
        _durations.Record(duration.TotalSeconds, new("outcome", outcome), new("feed", feed));
    }

    public void Count(string outcome) => _requests.Add(1, new("outcome", outcome), new("feed", feed));
}
