using System.Diagnostics.Metrics;
using LiveScore.Contracts;
using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.Metrics;

/// <summary>What the gateway counts, under the meter <c>LiveScore.Gateway</c>. docs/operations.md tells of each.</summary>
internal sealed class GatewayMetrics
{
    private static readonly InstrumentAdvice<double> s_rounds = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    };

    private static readonly InstrumentAdvice<double> s_ways = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private static readonly InstrumentAdvice<long> s_audiences = new() { HistogramBucketBoundaries = [1, 10, 100, 1000, 10_000, 100_000] };

    private readonly TimeProvider _time;
    private readonly LeagueClock _league;
    private readonly Meter _meter;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _repaired;
    private readonly Histogram<double> _delivery;
    private readonly Histogram<long> _audience;
    private readonly Histogram<double> _lag;

    public GatewayMetrics(IMeterFactory meters, TimeProvider time, LeagueClock league)
    {
        (_time, _league) = (time, league);
        _meter = meters.Create("LiveScore.Gateway");
        _refused = _meter.CreateCounter<long>("livescore.viewers.refused", "{viewer}", "Viewers that were not let in, by reason.");
        _repaired = _meter.CreateCounter<long>(
            "livescore.versions.repaired", "{version}", "Versions of followed weeks that only the compare with the grain brought.");
        _delivery = _meter.CreateHistogram(
            "livescore.delivery.duration",
            "s",
            "Time from when news reached the gateway to the end of the last write to an audience that was ready, once for each round.",
            tags: null,
            s_rounds);
        _audience = _meter.CreateHistogram("livescore.delivery.audience", "{viewer}", "Viewers of the audience of each round.", tags: null, s_audiences);
        _lag = _meter.CreateHistogram(
            "livescore.change.lag",
            "s",
            "Time from when the feed's answer was read to when the gateway knew of the change, decided and stored. Not while the league's clock is another one.",
            tags: null,
            s_ways);
    }

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Repaired(long versions) => _repaired.Add(versions);

    /// <summary>An audience has heard the news.</summary>
    public void Told(Arrival news, int viewers)
    {
        _delivery.Record(_time.GetElapsedTime(news.At).TotalSeconds);
        _audience.Record(viewers);
    }

    /// <summary>A followed week goes on. What a follower begins with is no news.</summary>
    public void Learned(WeekLog? before, WeekLog next)
    {
        if (!_lag.Enabled || !_league.IsReal || before?.Lineage != next.Lineage || !next.Reaches(before.Version))
        {
            return;
        }

        for (var version = before.Version + 1; version <= next.Version; version++)
        {
            _lag.Record(Math.Max(0, (_league.GetUtcNow() - next.EntryOf(version).At).TotalSeconds));
        }
    }

    /// <summary>From now on what the loops count is told.</summary>
    public void Observe(IReadOnlyList<LoopTally> loops)
    {
        _meter.CreateObservableUpDownCounter("livescore.viewers", () => LoopTally.Viewers(loops), "{viewer}", "Viewers that are connected now.");
        Count("livescore.deliveries", "{event}", "Events handed to viewers; heartbeats and answers to messages are none.", tally => tally.Deliveries);
        Count("livescore.sent", "By", "Bytes handed to viewers, with their framing.", tally => tally.Bytes);
        Count("livescore.heartbeats", "{heartbeat}", "Heartbeats handed to viewers.", tally => tally.Heartbeats);
        Count("livescore.viewers.resumed", "{viewer}", "Viewers that went on where they had left.", tally => tally.Resumed);
        Count("livescore.viewers.conflated", "{viewer}", "Times that a viewer was too far behind and got one event for all it had missed.", tally => tally.Conflated);
        _meter.CreateObservableCounter("livescore.viewers.reset", () => LoopTally.Resets(loops), "{viewer}", "Viewers that had to begin anew, by reason.");
        _meter.CreateObservableCounter("livescore.viewers.closed", () => LoopTally.Closed(loops), "{viewer}", "Viewers that were closed, by reason.");

        void Count(string name, string unit, string description, Func<LoopTally, long> of) =>
            _meter.CreateObservableCounter(name, () => loops.Sum(of), unit, description);
    }

    /// <summary>From now on the weeks that are followed are told; of one that is not any more, nothing.</summary>
    public void Observe(WeekFollowers followers)
    {
        _meter.CreateObservableGauge("livescore.week.followers", () => followers.Logs().Count, "{follower}", "Weeks that this gateway follows.");
        _meter.CreateObservableGauge(
            "livescore.followed.week.version", () => OfEach(log => log.Version), "{version}", "The version that the gateway has of each followed week.");
        _meter.CreateObservableGauge(
            "livescore.followed.week.staleness",
            () => OfEach(log => log.StaleSince is { } since ? Math.Max(0, (_league.GetUtcNow() - since).TotalSeconds) : 0),
            "s",
            "For how long the scores of each followed week are stale, by the league's clock; 0 while they are not.");

        IEnumerable<Measurement<T>> OfEach<T>(Func<WeekLog, T> measure)
            where T : struct => followers.Logs().OfType<WeekLog>().Where(log => log.IsStored)
                .Select(log => new Measurement<T>(measure(log), new KeyValuePair<string, object?>("week", log.Week.ToString())));
    }
}
