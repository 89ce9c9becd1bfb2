using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Storage;

namespace LiveScore.Grains;

/// <summary>
/// Goes once through what the first poll of a week goes through, and keeps and tells nothing of it. A week that comes to a silo because
/// another one has ended finds everything compiled and connected: that is most of what its viewers wait for.
/// </summary>
public sealed class Rehearsal(
    [FromKeyedServices(StorageNames.Provider)] IGrainStorage storage, IFeed feed, LeagueClock clock, IOptions<PollingOptions> options)
{
    /// <summary>Throws when the store cannot be read. The feed is asked only where some silo asks it again and again: while the week is live.</summary>
    public async Task RunAsync(SeasonWeekKey week, CancellationToken cancellationToken)
    {
        var row = new GrainState<WeekState>(new());
        await storage.ReadStateAsync(StorageNames.Week, GrainId.Create("seasonweek", week.ToString()), row);
        if (row.State is { IsStored: true } state
            && PollSchedule.IsLive(state, clock.GetUtcNow(), options.Value)
            && await feed.AskAsync(week, isLive: true, cancellationToken) is FeedAnswer.Reported { Report: var report })
        {
            _ = WeekRules.Apply(state, report, state.Epoch);
        }
    }
}
