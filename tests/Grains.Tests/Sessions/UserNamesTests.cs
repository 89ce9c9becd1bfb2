using LiveScore.Contracts;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;
using Orleans.Runtime;
using Orleans.Storage;

namespace LiveScore.Grains.Tests.Sessions;

/// <summary>A number is nobody else's, whatever becomes of silo and store.</summary>
public sealed class UserNamesTests
{
    private readonly LeagueClock _clock = new(new ManualClock(Games.Kickoff));

    private ScriptedFeed Feed => new(_clock);

    [Theory]
    [ClassData<EveryStore>]
    public async Task Numbers_AskedForAtOnce_NeverMeet_NorAfterARestart(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var given = new List<long>();
        for (var start = 0; start < 2; start++)
        {
            await using var cluster = await Cluster.StartAsync(store, Feed, _clock);
            var names = cluster.Client.GetUserNames();
            var counts = Enumerable.Range(1, 20).ToList();
            var firsts = await Deadline.For(Task.WhenAll(counts.Select(names.Allot)));
            given.AddRange(firsts.Zip(counts, (first, count) => Enumerable.Range(0, count).Select(i => first + i)).SelectMany(block => block));
        }

        Assert.Equal(Enumerable.Range(0, 2 * 210).Select(number => (long)number), given.Order());
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Numbers_WhoseWriteFails_AreNotGivenBeforeTheStoreIsBack(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, Feed, _clock);
        var names = cluster.Client.GetUserNames();
        Assert.Equal(0, await names.Allot(10));

        await store.RefuseWritesAsync(Contracts.GrainExtensions.UserNamesKey);
        await Assert.ThrowsAnyAsync<Exception>(() => names.Allot(10));
        await store.AcceptWritesAsync();
        Assert.Equal(10, await names.Allot(10));
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Numbers_WhoseWriteLandedUnheard_AreNotGivenAgain(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, Feed, _clock);
        var names = cluster.Client.GetUserNames();
        Assert.Equal(0, await names.Allot(10));

        store.LoseNextAnswer();
        await Assert.ThrowsAnyAsync<Exception>(() => names.Allot(10));
        Assert.Equal(20, await names.Allot(10));
    }

    /// <summary>As of a silo that believes the grain to be its own, too.</summary>
    [Theory]
    [ClassData<EveryStore>]
    public async Task Numbers_ThatAnotherSiloGave_AreNotGivenAgain(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, Feed, _clock);
        var names = cluster.Client.GetUserNames();
        Assert.Equal(0, await names.Allot(10));

        var state = new GrainState<UserNamesState>(new());
        await cluster.Storage.ReadStateAsync(StorageNames.UserNames, names.GetGrainId(), state);
        state.State = new() { Next = 500 };
        await cluster.Storage.WriteStateAsync(StorageNames.UserNames, names.GetGrainId(), state);
        await Assert.ThrowsAnyAsync<Exception>(() => names.Allot(10));
        Assert.Equal(500, await names.Allot(10));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_001)]
    [InlineData(int.MaxValue)]
    public async Task Numbers_OfAnAbsurdCount_AreRefused(int count)
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, Feed, _clock);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => cluster.Client.GetUserNames().Allot(count));
        Assert.Equal(0, await cluster.Client.GetUserNames().Allot(1));
    }
}
