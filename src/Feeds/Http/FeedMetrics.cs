using System.Diagnostics.Metrics;

namespace LiveScore.Feeds.Http;

/// <summary>Counts what came of asking.</summary>
internal sealed class FeedMetrics(IMeterFactory meters, string feed)
{
    public const string Meter = "LiveScore.Feeds", Requests = "livescore.feed.requests";

    public const string Reported = "reported", NotModified = "not_modified", NoSuchWeek = "no_such_week",
        Failed = "failed", CircuitOpen = "circuit_open", LeftAlone = "left_alone";

    private readonly Counter<long> _requests = meters.Create(Meter).CreateCounter<long>(
        Requests, "{request}", "Questions to the feed by what came of them; those with circuit_open or left_alone were not asked.");

    public void Count(string outcome) => _requests.Add(1, new("outcome", outcome), new("feed", feed));
}
