using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;

namespace LiveScore.Grains.Tests.Weeks;

/// <summary>What a silo does beforehand, so that a week that comes to it does not wait.</summary>
public sealed class RehearsalTests
{
    private readonly ManualClock _now = new(Games.Kickoff.AddMinutes(10));
    private readonly ScriptedFeed _feed;
    private readonly LeagueClock _clock;

    public RehearsalTests()
    {
        _clock = new(_now);
        _feed = new(_clock);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Rehearsal_OfALiveWeek_AsksOnceAndKeepsAndTellsNothing(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        await ImportAsync(cluster, Games.Scheduled().InPlay());
        var before = await cluster.ReadAsync(Games.Week12);
        _feed.Answer(Games.Week12, Games.Report(_now.Now, Games.Scheduled().InPlay(away: 7)));

        await Deadline.For(cluster.Rehearsal.RunAsync(Games.Week12, TestContext.Current.CancellationToken));

        Assert.Equal(2, _feed.Calls.Count);
        var after = await cluster.ReadAsync(Games.Week12);
        Assert.Equal((before.ETag, 1L), (after.ETag, after.State!.Version));
        Assert.Equal(1, (await cluster.Week12.GetChanges(WeekPosition.None)).Version);
    }

    [Fact]
    public async Task Rehearsal_OfAWeekThatIsNotLive_LeavesTheFeedAlone()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        await ImportAsync(cluster, Games.Scheduled(kickoff: Games.Kickoff.AddDays(1)));

        await Deadline.For(cluster.Rehearsal.RunAsync(Games.Week12, TestContext.Current.CancellationToken));

        Assert.Single(_feed.Calls);
    }

    [Fact]
    public async Task Rehearsal_OfAWeekThatIsNotStored_DoesNothing()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);

        await Deadline.For(cluster.Rehearsal.RunAsync(Games.Week12, TestContext.Current.CancellationToken));

        Assert.Empty(_feed.Calls);
        Assert.False((await cluster.ReadAsync(Games.Week12)).RecordExists);
    }

    private async Task ImportAsync(Cluster cluster, Game game)
    {
        _feed.Answer(Games.Week12, Games.Report(_now.Now, game));
        await Deadline.For(cluster.Week12.Import());
    }
}
