using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;
using Npgsql;

namespace LiveScore.Grains.Tests.Weeks;

/// <summary>What followers are answered, also while something else is under way.</summary>
public sealed class WeekReadTests
{
    private readonly ManualClock _now = new(Games.Kickoff - TimeSpan.FromDays(1));
    private readonly ScriptedFeed _feed;
    private readonly LeagueClock _clock;

    public WeekReadTests()
    {
        _clock = new(_now);
        _feed = new(_clock);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Read_DuringASlowAnswer_SeesWhatIsStored(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        await PlayAsync(cluster, versions: 1);
        var slow = _feed.Hold(Games.Week12);
        var import = cluster.Week12.Import();
        await _feed.AskedAsync(2);

        var read = await Deadline.For(cluster.Week12.GetChanges(WeekPosition.None));
        var summary = await Deadline.For(cluster.Week12.GetSummary());
        var games = await Deadline.For(cluster.Week12.GetGames());
        await Deadline.For(cluster.Week12.Wake());

        Assert.False(import.IsCompleted);
        Assert.Equal((1L, 1L, 1), (read.Version, summary.Version, games.Length));
        slow.SetResult(Games.Report(_now.Now, Games.Scheduled().InPlay(away: 50)));
        await Deadline.For(import);
        Assert.Equal(2, (await cluster.Week12.GetChanges(WeekPosition.None)).Version);
    }

    [Fact]
    public async Task Read_DuringASlowWrite_SeesWhatIsStored()
    {
        await using var store = await PostgresStore.OpenAsync();
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        await PlayAsync(cluster, versions: 1);
        await using var source = NpgsqlDataSource.Create(store.Direct);
        await using var holder = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new NpgsqlCommand("select 1 from OrleansStorage for update", holder, transaction))
        {
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        _feed.Answer(Games.Week12, Games.Report(_now.Now, Games.Scheduled().InPlay(away: 50)));
        var import = cluster.Week12.Import();
        await Deadline.UntilAsync(
            async () => await store.CountAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0,
            "the write waits for the row");
        var read = await Deadline.For(cluster.Week12.GetChanges(WeekPosition.None));

        Assert.Equal(1, read.Version);
        Assert.False(import.IsCompleted);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        await Deadline.For(import);
        Assert.Equal(2, (await cluster.Week12.GetChanges(WeekPosition.None)).Version);
    }

    [Fact]
    public async Task Changes_AfterAKnownVersion_ContinueThere()
    {
        await using var site = await SiteAsync(versions: 5);

        var changes = await site.Cluster.Week12.GetChanges(new(site.Epoch, 3));

        Assert.Null(changes.Base);
        Assert.Equal(5, changes.Version);
        Assert.Equal([4L, 5L], changes.Changes.Select(change => change.Version));
    }

    [Fact]
    public async Task Changes_AfterTheLastVersion_AreNone()
    {
        await using var site = await SiteAsync(versions: 5);

        var changes = await site.Cluster.Week12.GetChanges(new(site.Epoch, 5));

        Assert.Null(changes.Base);
        Assert.Empty(changes.Changes);
    }

    [Theory]
    [InlineData("other", 3)] // another epoch: a restored or wiped store
    [InlineData("", 0)] // knows nothing
    [InlineData(null, 6)] // from the future
    [InlineData(null, -1)]
    [InlineData(null, long.MaxValue)]
    [InlineData(null, long.MinValue)]
    public async Task Changes_AfterAnUnknownPosition_StartFromABase(string? epoch, long version)
    {
        await using var site = await SiteAsync(versions: 5);

        var changes = await site.Cluster.Week12.GetChanges(new(epoch ?? site.Epoch, version));

        AssertLeadsTo(5, changes);
        Assert.Equal(site.Epoch, changes.Epoch);
    }

    [Fact]
    public async Task Changes_AfterAVersionNoLongerKept_StartFromABase()
    {
        // One more than the 150 kept (WeekRules.ChangesKept): those of version 1 are folded into the base.
        await using var site = await SiteAsync(versions: WeekRules.ChangesKept + 1);

        var tooOld = await site.Cluster.Week12.GetChanges(new(site.Epoch, 0));
        var oldest = await site.Cluster.Week12.GetChanges(new(site.Epoch, 1));

        AssertLeadsTo(151, tooOld);
        Assert.Equal(150, tooOld.Changes.Length);
        Assert.Null(oldest.Base);
        Assert.Equal(Enumerable.Range(2, 150).Select(version => (long)version), oldest.Changes.Select(change => change.Version));
    }

    [Fact]
    public async Task Changes_OfAWeekNeverStored_AreNoneFromNothing()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);

        var known = await cluster.Week12.GetChanges(new("k3f9", 42));
        var unknown = await cluster.Week12.GetChanges(WeekPosition.None);

        Assert.Equal(("", 0L), (known.Epoch, known.Version));
        Assert.Empty(known.Base!.Value);
        Assert.Null(unknown.Base);
        Assert.Empty(_feed.Calls);
    }

    [Fact]
    public async Task Key_ThatIsNoWeek_IsAFaultOfTheCaller()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);

        await Assert.ThrowsAsync<FormatException>(() => cluster.Client.GetGrain<ISeasonWeekGrain>("2015/reg/012").GetSummary());
    }

    private static void AssertLeadsTo(int version, WeekChanges changes)
    {
        Assert.Equal(version, changes.Version);
        var games = changes.Changes.Aggregate(changes.Base!.Value, (before, change) => change.ApplyTo(before));
        Assert.Equal(version, Assert.Single(games).AwayScore);
    }

    private async Task<Site> SiteAsync(int versions)
    {
        var store = await Store.OpenAsync(StoreKind.Sqlite);
        var cluster = await Cluster.StartAsync(store, _feed, _clock);
        await PlayAsync(cluster, versions);
        return new(store, cluster, (await cluster.Week12.GetChanges(WeekPosition.None)).Epoch);
    }

    /// <summary>Version n has n points.</summary>
    private async Task PlayAsync(Cluster cluster, int versions)
    {
        for (var points = 1; points <= versions; points++)
        {
            _feed.Answer(Games.Week12, Games.Report(_now.Now, Games.Scheduled().InPlay(away: points)));
            await Deadline.For(cluster.Week12.Import());
        }
    }

    private sealed record Site(Store Store, Cluster Cluster, string Epoch) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Cluster.DisposeAsync();
            await Store.DisposeAsync();
        }
    }
}
