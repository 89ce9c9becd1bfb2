using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Grains.Tests.Support;
using Orleans;

namespace LiveScore.Grains.Tests.Weeks;

/// <summary>Silos that a week needs without being on them: they read the queues of its stream and know who listens.</summary>
public sealed class WeekSilosTests
{
    private readonly LeagueClock _clock = new(TimeProvider.System, Games.Kickoff, speed: 600);
    private readonly ScriptedFeed _feed;

    public WeekSilosTests() => _feed = new(_clock);

    [Theory]
    [ClassData<EveryStore>]
    public async Task Silos_BesideTheOwnerKilled_CostNoVersionAndTheStreamIsHeardAgain(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock, silos: 3);
        _feed.Answer(Games.Week12, () => Games.Report(_clock.GetUtcNow(), Games.Scheduled().InPlay(away: _feed.Calls.Count / 5)));
        await cluster.Week12.Import();
        await Listener.SubscribeAsync(cluster, Games.Week12);
        await _feed.AskedAsync(10);
        var before = await cluster.Week12.GetChanges(WeekPosition.None);
        var owner = _feed.Calls[^1].Silo;

        foreach (var other in cluster.Silos.Where(silo => silo != owner).ToList())
        {
            await cluster.KillAsync(other);
        }

        await _feed.AskedAsync(_feed.Calls.Count + 20);
        var after = await AskAsync(cluster, before);
        Assert.Equal(owner, _feed.Calls[^1].Silo);
        Assert.Equal(before.Epoch, after.Epoch);
        Assert.Equal(Enumerable.Range(0, after.Changes.Length).Select(i => before.Version + 1 + i), after.Changes.Select(change => change.Version));
        Listener? listener = null;
        await Deadline.UntilAsync(async () => (listener = await TryAsync(() => Listener.SubscribeAsync(cluster, Games.Week12))) is not null, "a subscription");
        // Fails when it does not come.
        await listener!.UpToAsync(after.Version + 1);
    }

    private static async Task<WeekChanges> AskAsync(Cluster cluster, WeekChanges before)
    {
        WeekChanges? answer = null;
        await Deadline.UntilAsync(
            async () => (answer = await TryAsync(() => cluster.Week12.GetChanges(new(before.Epoch, before.Version)))) is not null, "an answer");
        return answer!;
    }

    // What is on its way to a silo when that dies may never be answered.
    private static async Task<T?> TryAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return await call().WaitAsync(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException)
        {
            return null;
        }
    }
}
