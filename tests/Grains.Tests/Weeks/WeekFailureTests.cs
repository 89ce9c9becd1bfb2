using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;
using Orleans.Runtime;
using Orleans.Storage;

namespace LiveScore.Grains.Tests.Weeks;

/// <summary>Stores that refuse, that commit without saying so, and that somebody else writes to.</summary>
public sealed class WeekFailureTests
{
    private static readonly Game s_scheduled = Games.Scheduled();

    private readonly ManualClock _now = new(Games.Kickoff - TimeSpan.FromDays(1));
    private readonly ScriptedFeed _feed;
    private readonly LeagueClock _clock;

    public WeekFailureTests()
    {
        _clock = new(_now);
        _feed = new(_clock);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Write_Refused_LeavesThePreviousStateAndTellsNothing(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        var listener = await Listener.SubscribeAsync(cluster, Games.Week12);
        var before = await ImportAsync(cluster, s_scheduled);
        await store.RefuseWritesAsync("2015/reg/12");

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => ImportAsync(cluster, s_scheduled.InPlay(away: 7)));

        Assert.Contains("refused by the test", fault.ToString(), StringComparison.Ordinal);
        var during = await cluster.Week12.GetChanges(WeekPosition.None);
        Assert.Equal((before.Epoch, 1L), (during.Epoch, during.Version));
        Assert.Equal([s_scheduled], during.Changes[^1].ApplyTo(during.Base!.Value));
        await store.AcceptWritesAsync();
        await ImportAsync(cluster, s_scheduled.InPlay(away: 3));
        var heard = await listener.UpToAsync(2);
        Assert.Equal([1L, 2L], heard.Select(one => one.Event.Changes[^1].Version));
        Assert.Equal(3, heard[^1].Event.Changes[^1].Games[0].AwayScore);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Write_RefusedForANewWeek_LeavesItUnknown(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        await store.RefuseWritesAsync("2015/reg/12");

        await Assert.ThrowsAnyAsync<Exception>(() => ImportAsync(cluster, s_scheduled));

        Assert.Equal(("", 0L), await PositionAsync(cluster));
        await store.AcceptWritesAsync();
        Assert.Equal(1, (await ImportAsync(cluster, s_scheduled)).Version);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Write_ThatLandsUnheard_IsReadAgainAndItsVersionCounts(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        var before = await ImportAsync(cluster, s_scheduled);
        var listener = await Listener.SubscribeAsync(cluster, Games.Week12);
        store.LoseNextAnswer();

        await Assert.ThrowsAnyAsync<Exception>(() => ImportAsync(cluster, s_scheduled.InPlay(away: 7)));

        var landed = await cluster.Week12.GetChanges(new(before.Epoch, 1));
        Assert.Equal((before.Epoch, 2L, null), (landed.Epoch, landed.Version, landed.Base));
        Assert.Equal(7, Assert.Single(landed.Changes).Games[0].AwayScore);
        await ImportAsync(cluster, s_scheduled.InPlay(away: 10));
        // Version 2 was never told: followers find the gap and ask, as above.
        Assert.DoesNotContain(2, (await listener.UpToAsync(3)).Select(one => one.Event.Changes[^1].Version));
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Write_OfANewWeekThatLandsUnheard_KeepsItsEpoch(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        store.LoseNextAnswer();

        await Assert.ThrowsAnyAsync<Exception>(() => ImportAsync(cluster, s_scheduled));

        var stored = (await cluster.ReadAsync(Games.Week12)).State!;
        Assert.Equal((stored.Epoch, 1L), await PositionAsync(cluster));
        Assert.Equal((stored.Epoch, 2L), PositionOf(await ImportAsync(cluster, s_scheduled.InPlay())));
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Row_WrittenBehindTheGrainsBack_WinsAndNothingIsLost(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        var before = await ImportAsync(cluster, s_scheduled);
        var row = await cluster.ReadAsync(Games.Week12);
        row.State = WeekRules.Apply(row.State!, new(Games.Week12, _now.Now, [s_scheduled.InPlay(away: 7)], []), "other").Next;
        await cluster.WriteAsync(Games.Week12, row);

        await Assert.ThrowsAsync<InconsistentStateException>(() => ImportAsync(cluster, s_scheduled.InPlay(home: 3)));

        // The grain has let go: what it says now is the row, and what it adds comes after it.
        Assert.Equal((before.Epoch, 2L), await PositionAsync(cluster));
        await cluster.Week12.Import();
        var missed = await cluster.Week12.GetChanges(new(before.Epoch, 1));
        Assert.Equal([2L, 3L], missed.Changes.Select(change => change.Version));
        Assert.Equal((7, 3), (missed.Changes[0].Games[0].AwayScore, missed.Changes[1].Games[0].HomeScore));
    }

    /// <summary>What a net split does for a moment: each side believes the week to be its own.</summary>
    [Theory]
    [ClassData<EveryStore>]
    public async Task Activations_TwoOnOneRow_NeitherSkipNorReuseAVersion(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var one = await Cluster.StartAsync(store, _feed, _clock);
        await using var other = await Cluster.StartAsync(store, _feed, _clock);
        var imports = new List<WeekImport?>();
        for (var points = 1; points <= 60; points++)
        {
            _feed.Answer(Games.Week12, Games.Report(_now.Now, s_scheduled.InPlay(away: points)));
            imports.AddRange(await Task.WhenAll(TryAsync(one), TryAsync(other)));
        }

        var stored = (await one.ReadAsync(Games.Week12)).State!;
        Assert.Contains(null, imports);
        // Had two of them been given the same version, there would be more of them than versions.
        Assert.Equal(stored.Version, imports.Count(import => import is { Games: [{ Updated: true }] }));
        Assert.Equal(Enumerable.Range(1, 60).Select(version => (long)version), stored.Changes.Select(change => change.Version));
        Assert.Equal(Enumerable.Range(1, 60).Select(points => (int?)points), stored.Changes.Select(change => change.Games[0].AwayScore));
    }

    private async Task<WeekChanges> ImportAsync(Cluster cluster, params Game[] games)
    {
        _feed.Answer(Games.Week12, Games.Report(_now.Now, games));
        await Deadline.For(cluster.Week12.Import());
        return await cluster.Week12.GetChanges(WeekPosition.None);
    }

    /// <summary>Null when somebody else wrote first.</summary>
    private static async Task<WeekImport?> TryAsync(Cluster cluster)
    {
        try
        {
            return await Deadline.For(cluster.Week12.Import());
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }

    private static async Task<(string Epoch, long Version)> PositionAsync(Cluster cluster) =>
        PositionOf(await cluster.Week12.GetChanges(WeekPosition.None));

    private static (string Epoch, long Version) PositionOf(WeekChanges changes) => (changes.Epoch, changes.Version);
}
