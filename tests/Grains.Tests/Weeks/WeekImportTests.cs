using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;
using Orleans.Runtime;

namespace LiveScore.Grains.Tests.Weeks;

/// <summary>Decide, persist, adopt, publish.</summary>
public sealed class WeekImportTests
{
    private static readonly Game s_scheduled = Games.Scheduled();

    private readonly ManualClock _now = new(Games.Kickoff - TimeSpan.FromDays(1));
    private readonly ScriptedFeed _feed;
    private readonly LeagueClock _clock;

    public WeekImportTests()
    {
        _clock = new(_now);
        _feed = new(_clock);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Import_OfANewWeek_IsStoredAndTold(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        _feed.Answer(Games.Week12, Games.Report(_now.Now, s_scheduled));

        var import = await cluster.Week12.Import();

        Assert.Equal([new GameImport(s_scheduled, Updated: true)], import.Games);
        Assert.True(import.Exists);
        Assert.Null(import.Failure);
        var stored = (await cluster.ReadAsync(Games.Week12)).State!;
        Assert.Equal((1L, s_scheduled), (stored.Version, Assert.Single(stored.Games)));
        Assert.Matches("^[a-z0-9]{6}$", stored.Epoch);
        var read = await cluster.Week12.GetChanges(WeekPosition.None);
        Assert.Equal((stored.Epoch, 1L), (read.Epoch, read.Version));
        Assert.Equal(1, (await cluster.Week12.GetSummary()).Games);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Commit_OfEveryVersion_IsInTheStoreBeforeItIsOnTheStream(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        var listener = await Listener.SubscribeAsync(cluster, Games.Week12);
        const int Versions = 40;

        for (var points = 1; points <= Versions; points++)
        {
            _feed.Answer(Games.Week12, Games.Report(_now.Now, s_scheduled.InPlay(away: points)));
            await cluster.Week12.Import();
        }

        var heard = await listener.UpToAsync(Versions);
        Assert.Equal(Enumerable.Range(1, Versions).Select(version => (long)version), heard.Select(one => Assert.Single(one.Event.Changes).Version));
        Assert.All(heard, one =>
        {
            Assert.Equal(one.Stored.Epoch, one.Event.Epoch);
            Assert.InRange(one.Event.Changes[^1].Version, 1, one.Stored.Version);
        });
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Report_TheSameTwice_ChangesAndTellsNothing(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        var listener = await Listener.SubscribeAsync(cluster, Games.Week12);
        _feed.Answer(Games.Week12, Games.Report(_now.Now, s_scheduled));
        await cluster.Week12.Import();

        var again = await cluster.Week12.Import();

        Assert.Equal([new GameImport(s_scheduled, Updated: false)], again.Games);
        Assert.Equal(1, (await cluster.ReadAsync(Games.Week12)).State!.Version);
        // Whatever the repetition had told would come before this.
        _feed.Answer(Games.Week12, Games.Report(_now.Now, s_scheduled.InPlay()));
        await cluster.Week12.Import();
        Assert.Equal([1L, 2L], (await listener.UpToAsync(2)).Select(one => one.Event.Changes[^1].Version));
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Answer_WithoutChange_IsStoredOnceAMinute(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        _feed.Answer(Games.Week12, () => Games.Report(_now.Now, s_scheduled));
        await cluster.Week12.Import();
        var first = await cluster.ReadAsync(Games.Week12);

        _now.Now += TimeSpan.FromSeconds(59);
        await cluster.Week12.Import();
        Assert.Equal(first.ETag, (await cluster.ReadAsync(Games.Week12)).ETag);

        _now.Now += TimeSpan.FromSeconds(1);
        await cluster.Week12.Import();
        var stored = (await cluster.ReadAsync(Games.Week12)).State!;
        Assert.Equal((1L, _now.Now), (stored.Version, stored.AnsweredAt));
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Week_UnknownToTheFeed_IsNotStored(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);

        var import = await cluster.Week12.Import();

        Assert.Equal((false, null), (import.Exists, import.Failure));
        Assert.Empty(import.Games);
        Assert.False((await cluster.ReadAsync(Games.Week12)).RecordExists);
        var read = await cluster.Week12.GetChanges(WeekPosition.None);
        Assert.Equal(("", 0L, null), (read.Epoch, read.Version, read.StaleSince));
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Week_ThatTheFeedForgets_KeepsItsGames(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        _feed.Answer(Games.Week12, Games.Report(_now.Now, s_scheduled));
        await cluster.Week12.Import();
        _feed.Answer(Games.Week12, new FeedAnswer.NoSuchWeek());

        var import = await cluster.Week12.Import();

        Assert.Equal((true, "the feed no longer knows the week"), (import.Exists, import.Failure));
        Assert.Equal([s_scheduled], (await cluster.ReadAsync(Games.Week12)).State!.Games);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Feed_Failing_ShowsStalenessKeepsTheStateAndRecovers(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        _feed.Answer(Games.Week12, () => Games.Report(_now.Now, s_scheduled));
        await cluster.Week12.Import();
        var answered = _now.Now;
        _feed.Answer(Games.Week12, new FeedAnswer.Failed("answered 503 ServiceUnavailable"));
        _now.Now += TimeSpan.FromMinutes(1);

        var failed = await cluster.Week12.Import();
        _now.Now += TimeSpan.FromSeconds(15);
        var stale = await cluster.Week12.GetChanges(WeekPosition.None);

        Assert.Equal((true, "answered 503 ServiceUnavailable"), (failed.Exists, failed.Failure));
        Assert.Equal((answered, 1L), (stale.StaleSince, stale.Version));
        Assert.Equal([s_scheduled], stale.Changes[^1].ApplyTo(stale.Base!.Value));
        _feed.Answer(Games.Week12, () => Games.Report(_now.Now, s_scheduled.InPlay()));
        Assert.True(Assert.Single((await cluster.Week12.Import()).Games).Updated);
        var recovered = await cluster.Week12.GetChanges(new(stale.Epoch, stale.Version));
        Assert.Equal((null, 2L), (recovered.StaleSince, recovered.Version));
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Restart_OfEverything_GoesOnWithStateEpochAndVersion(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        WeekChanges before;
        await using (var first = await Cluster.StartAsync(store, _feed, _clock))
        {
            _feed.Answer(Games.Week12, Games.Report(_now.Now, s_scheduled));
            await first.Week12.Import();
            _feed.Answer(Games.Week12, Games.Report(_now.Now, s_scheduled.InPlay(away: 7)));
            await first.Week12.Import();
            before = await first.Week12.GetChanges(WeekPosition.None);
        }

        await using var second = await Cluster.StartAsync(store, _feed, _clock);
        var after = await second.Week12.GetChanges(WeekPosition.None);
        _feed.Answer(Games.Week12, Games.Report(_now.Now, s_scheduled.InPlay(away: 7, home: 3)));
        await second.Week12.Import();
        var next = await second.Week12.GetChanges(new(before.Epoch, before.Version));

        Assert.Equal((before.Epoch, 2L), (after.Epoch, after.Version));
        Assert.Equal(before.Changes.Select(change => change.Version), after.Changes.Select(change => change.Version));
        Assert.Equal((before.Epoch, 3L, null), (next.Epoch, next.Version, next.Base));
        Assert.Equal(3, Assert.Single(next.Changes[0].Games).HomeScore);
    }
}
