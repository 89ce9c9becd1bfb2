using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;

namespace LiveScore.Grains.Tests.Weeks;

/// <summary>Followers that wait at the grain. Patience ends only where a test says so: all else comes from being woken.</summary>
public sealed class WeekAwaitTests
{
    private readonly ManualClock _now = new(Games.Kickoff - TimeSpan.FromDays(1));
    private readonly HeldPatience _patience = new();
    private readonly ScriptedFeed _feed;
    private LeagueClock _clock;

    public WeekAwaitTests()
    {
        _clock = new(_now);
        _feed = new(_now);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task Waiters_AtTheNewestPosition_GetExactlyTheNextChange(int count)
    {
        await using var site = await SiteAsync(versions: 3);
        var waiters = await WaitAsync(site, count);

        await ImportAsync(site.Cluster, points: 4);

        var all = await Deadline.For(Task.WhenAll(waiters));
        Assert.All(all, changes =>
        {
            Assert.Equal((site.At.Epoch, 4L, null), (changes.Epoch, changes.Version, changes.Base));
            Assert.Equal((4L, 4), (Assert.Single(changes.Changes).Version, changes.Changes[0].Games[0].AwayScore));
        });
        await _patience.WaitingAsync(0);
    }

    [Fact]
    public async Task Waiter_OfAWeekNeverStored_GetsItsFirstVersion()
    {
        await using var site = await SiteAsync(versions: 0);
        var waiters = await WaitAsync(site, 1);

        await ImportAsync(site.Cluster, points: 1);

        var first = await Deadline.For(waiters[0]);
        Assert.Equal(1, first.Version);
        Assert.NotEmpty(first.Epoch);
        Assert.Equal(1, Assert.Single(first.Changes).ApplyTo(first.Base!.Value)[0].AwayScore);
    }

    [Theory]
    [InlineData(3, null, 1)] // behind
    [InlineData(3, null, 4)] // from the future
    [InlineData(3, null, -1)]
    [InlineData(3, "other", 3)]
    [InlineData(3, "", 0)]
    [InlineData(0, "other", 0)]
    [InlineData(0, "", 1)]
    public async Task Position_OtherThanTheNewest_IsAnsweredAtOnceAsARead(int versions, string? epoch, long version)
    {
        await using var site = await SiteAsync(versions);
        var position = new WeekPosition(epoch ?? site.At.Epoch, version);

        var awaited = await Deadline.For(site.Cluster.Week12.AwaitChanges(position));

        AssertSame(await site.Cluster.Week12.GetChanges(position), awaited);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Patience_ThatEnds_IsAnsweredWithNothingNewAndLeavesNobodyWaiting(int versions)
    {
        await using var site = await SiteAsync(versions);
        var waiters = await WaitAsync(site, 50);

        _patience.End();

        var all = await Deadline.For(Task.WhenAll(waiters));
        Assert.All(all, changes =>
        {
            Assert.Equal(site.At, new(changes.Epoch, changes.Version));
            Assert.Null(changes.Base);
            Assert.Empty(changes.Changes);
        });
        await _patience.WaitingAsync(0);
    }

    [Fact]
    public async Task Report_ThatAltersNothing_WakesNobody()
    {
        await using var site = await SiteAsync(versions: 3);
        var waiters = await WaitAsync(site, 1);

        await ImportAsync(site.Cluster, points: 3);

        // Had it been woken by that, it would have been answered before this.
        await ImportAsync(site.Cluster, points: 4);
        Assert.Equal(4, Assert.Single((await Deadline.For(waiters[0])).Changes).Version);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Write_Refused_WakesWaitersWithWhatIsStoredAndTheActivationGoes(StoreKind kind)
    {
        await using var site = await SiteAsync(versions: 3, kind);
        var waiters = await WaitAsync(site, 20);
        await site.Store.RefuseWritesAsync("2015/reg/12");

        await Assert.ThrowsAnyAsync<Exception>(() => ImportAsync(site.Cluster, points: 7));

        var all = await Deadline.For(Task.WhenAll(waiters));
        Assert.All(all, changes => Assert.Equal((site.At.Epoch, 3L, 0), (changes.Epoch, changes.Version, changes.Changes.Length)));
        // The row changes behind the grain's back: only another activation can know.
        await site.Store.AcceptWritesAsync();
        var row = await site.Cluster.ReadAsync(Games.Week12);
        row.State = WeekRules.Apply(row.State!, new(Games.Week12, _now.Now, [Games.Scheduled().InPlay(away: 9)], []), "other").Next;
        await site.Cluster.WriteAsync(Games.Week12, row);
        await Deadline.UntilAsync(
            async () => (await Deadline.For(site.Cluster.Week12.GetChanges(site.At))).Version == 4, "another activation");
    }

    [Fact]
    public async Task Write_ThatLandsUnheard_IsGotByTheNextWait()
    {
        await using var site = await SiteAsync(versions: 3);
        var waiters = await WaitAsync(site, 1);
        site.Store.LoseNextAnswer();

        await Assert.ThrowsAnyAsync<Exception>(() => ImportAsync(site.Cluster, points: 7));

        var woken = await Deadline.For(waiters[0]);
        Assert.Equal((3L, 0), (woken.Version, woken.Changes.Length));
        var next = await Deadline.For(site.Cluster.Week12.AwaitChanges(site.At));
        Assert.Equal((4L, 7), (next.Version, Assert.Single(next.Changes).Games[0].AwayScore));
    }

    [Fact]
    public async Task Waiter_DuringASlowAnswer_HoldsNothingUpAndIsNotHeldUp()
    {
        await using var site = await SiteAsync(versions: 3);
        var slow = _feed.Hold(Games.Week12);
        var import = site.Cluster.Week12.Import();
        await _feed.AskedAsync(4);

        var waiters = await WaitAsync(site, 20);
        await Deadline.For(site.Cluster.Week12.GetSummary());
        Assert.False(import.IsCompleted);
        slow.SetResult(Games.Report(_now.Now, Games.Scheduled().InPlay(away: 4)));

        await Deadline.For(import);
        Assert.All(await Deadline.For(Task.WhenAll(waiters)), changes => Assert.Equal(4, Assert.Single(changes.Changes).Version));
    }

    [Fact]
    public async Task Polls_WhileSomebodyWaits_GoOnAndWakeHimWithTheirChange()
    {
        _clock = new(TimeProvider.System, Games.Kickoff, speed: 600);
        await using var site = await SiteAsync(versions: 3);
        var waiters = await WaitAsync(site, 20);
        var calls = _feed.Calls.Count;

        await _feed.AskedAsync(calls + 5);
        Assert.DoesNotContain(waiters, waiter => waiter.IsCompleted);
        _feed.Answer(Games.Week12, () => Games.Report(_clock.GetUtcNow(), Games.Scheduled().InPlay(away: 4)));

        Assert.All(await Deadline.For(Task.WhenAll(waiters)), changes => Assert.Equal(4, Assert.Single(changes.Changes).Version));
    }

    [Fact]
    public async Task Deactivation_WhileSomebodyWaits_TakesNoLongerThanHisPatience()
    {
        await using var site = await SiteAsync(versions: 3);
        var waiters = await WaitAsync(site, 20);
        var gone = site.Cluster.DeactivateAsync(site.Cluster.Week12);

        _patience.End();

        await Deadline.For(gone);
        Assert.All(await Deadline.For(Task.WhenAll(waiters)), changes => Assert.Equal((3L, 0), (changes.Version, changes.Changes.Length)));
        await _patience.WaitingAsync(0);
    }

    [Fact]
    public async Task Waiters_GivenUpByTheirCallers_AreGoneWithTheirPatience()
    {
        await using var site = await SiteAsync(versions: 3);
        using var impatient = new CancellationTokenSource();
        Task[] waiters = [.. (await WaitAsync(site, 50)).Select(waiter => waiter.WaitAsync(impatient.Token))];
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Deadline.For(Task.WhenAll(waiters)));

        _patience.End();

        await _patience.WaitingAsync(0);
        await ImportAsync(site.Cluster, points: 4);
        Assert.Equal(4, (await Deadline.For(site.Cluster.Week12.AwaitChanges(site.At))).Version);
    }

    [Fact]
    public async Task Change_ThatEndsStaleness_IsNotToldAsStale()
    {
        await using var site = await SiteAsync(versions: 3);
        _feed.Answer(Games.Week12, new FeedAnswer.Failed("answered 503 ServiceUnavailable"));
        _now.Now += TimeSpan.FromMinutes(1);
        await Deadline.For(site.Cluster.Week12.Import());
        _now.Now += TimeSpan.FromSeconds(15);
        Assert.NotNull((await site.Cluster.Week12.GetChanges(site.At)).StaleSince);
        var waiters = await WaitAsync(site, 20);

        await ImportAsync(site.Cluster, points: 4);

        Assert.All(await Deadline.For(Task.WhenAll(waiters)), changes => Assert.Equal((4L, null), (changes.Version, changes.StaleSince)));
    }

    private static void AssertSame(WeekChanges expected, WeekChanges actual)
    {
        Assert.Equal((expected.Epoch, expected.Version, expected.StaleSince), (actual.Epoch, actual.Version, actual.StaleSince));
        Assert.Equal(expected.Base, actual.Base);
        Assert.Equal(expected.Changes.Select(change => change.Version), actual.Changes.Select(change => change.Version));
    }

    /// <summary>These wait for certain, at the newest position.</summary>
    private async Task<Task<WeekChanges>[]> WaitAsync(Site site, int count)
    {
        Task<WeekChanges>[] waiters = [.. Enumerable.Range(0, count).Select(_ => site.Cluster.Week12.AwaitChanges(site.At))];
        await _patience.WaitingAsync(count);
        return waiters;
    }

    /// <summary>Version n has n points.</summary>
    private async Task<Site> SiteAsync(int versions, StoreKind kind = StoreKind.Sqlite)
    {
        var store = await Store.OpenAsync(kind);
        var cluster = await Cluster.StartAsync(store, _feed, _clock, time: _patience);
        for (var points = 1; points <= versions; points++)
        {
            await ImportAsync(cluster, points);
        }

        var known = await cluster.Week12.GetChanges(WeekPosition.None);
        return new(store, cluster, _patience, new(known.Epoch, known.Version));
    }

    private async Task ImportAsync(Cluster cluster, int points)
    {
        _feed.Answer(Games.Week12, () => Games.Report(_clock.GetUtcNow(), Games.Scheduled().InPlay(away: points)));
        await Deadline.For(cluster.Week12.Import());
    }

    private sealed record Site(Store Store, Cluster Cluster, HeldPatience Patience, WeekPosition At) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            // A silo does not end before its calls do: those of a test that failed would hold it for ever.
            Patience.End();
            await Cluster.DisposeAsync();
            await Store.DisposeAsync();
        }
    }
}
