using System.Collections.Concurrent;
using LiveScore.Contracts;
using LiveScore.Domain;
using Microsoft.Extensions.Options;

namespace LiveScore.Grains;

/// <summary>
/// The pollers of this process. An activation is given up when its store fails, and the next one must neither forget that nothing
/// has come through for a while nor ask all the faster for it.
/// </summary>
public sealed class Pollers(IOptions<PollingOptions> options, LeagueClock clock, Random random)
{
    private readonly ConcurrentDictionary<SeasonWeekKey, Poller> _pollers = [];

    /// <summary>The poller of a week, with what it remembers; but not if the week was answered since, by another process.</summary>
    internal Poller Of(SeasonWeekKey week, WeekState state)
    {
        var poller = _pollers.GetOrAdd(week, _ => new(options.Value, clock, random));
        poller.Resume(state);
        return poller;
    }
}
