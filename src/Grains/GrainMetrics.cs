using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LiveScore.Contracts;
using LiveScore.Domain;

namespace LiveScore.Grains;

/// <summary>What the grains of this process count, under the meter <c>LiveScore.Grains</c>.</summary>
public sealed class GrainMetrics
{
    private static readonly InstrumentAdvice<double> s_writes = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private readonly ConcurrentDictionary<SeasonWeekKey, WeekState> _live = [];
    private readonly LeagueClock _clock;
    private readonly Counter<long> _polls;
    private readonly Counter<long> _imports;
    private readonly Counter<long> _held;
    private readonly Counter<long> _changes;
    private readonly Histogram<double> _storage;

    public GrainMetrics(IMeterFactory meters, LeagueClock clock)
    {
        _clock = clock;
        var meter = meters.Create("LiveScore.Grains");
        _polls = meter.CreateCounter<long>("livescore.polls", "{poll}", "Polls of weeks by what came of them.");
        _imports = meter.CreateCounter<long>("livescore.imports", "{import}", "Imports of weeks by what came of them.");
        _held = meter.CreateCounter<long>("livescore.answers.held", "{answer}", "Answers about a game that were not believed yet, by reason.");
        _changes = meter.CreateCounter<long>("livescore.versions.stored", "{version}", "Versions of weeks that were stored.");
        _storage = meter.CreateHistogram(
            "livescore.storage.operation.duration", "s", "Time that writing a grain's state took, by state and outcome.", tags: null, s_writes);
        meter.CreateObservableGauge("livescore.week.pollers", () => _live.Count, "{poller}", "Weeks with a game on, about to begin or just over.");
        meter.CreateObservableGauge(
            "livescore.live.week.version", () => OfEach(state => state.Version), "{version}", "The stored version of each live week.");
        meter.CreateObservableGauge(
            "livescore.live.week.answer.age",
            () => OfEach(state => state.AnsweredAt is { } at ? (_clock.GetUtcNow() - at).TotalSeconds : 0),
            "s",
            "Time of the league's clock since the feed last answered for each live week.");
    }

    internal void Polled(string outcome) => _polls.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal void Imported(string outcome) => _imports.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal void Held(DoubtReason reason) => _held.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    internal void Stored() => _changes.Add(1);

    internal void Wrote(string state, string outcome, TimeSpan duration) => _storage.Record(
        duration.TotalSeconds, new("operation", "write"), new("state", state), new("outcome", outcome));

    /// <param name="week">The week.</param>
    /// <param name="live">What is known of it; null when it is not live, or no longer here.</param>
    internal void Follow(SeasonWeekKey week, WeekState? live)
    {
        if (live is null)
        {
            _live.TryRemove(week, out _);
        }
        else
        {
            _live[week] = live;
        }
    }

    private IEnumerable<Measurement<T>> OfEach<T>(Func<WeekState, T> measure)
        where T : struct => _live.Select(pair => new Measurement<T>(measure(pair.Value), new KeyValuePair<string, object?>("week", pair.Key.ToString())));
}
