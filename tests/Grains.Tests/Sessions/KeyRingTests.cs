using LiveScore.Contracts;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;

namespace LiveScore.Grains.Tests.Sessions;

public sealed class KeyRingTests
{
    private readonly LeagueClock _clock = new(new ManualClock(Games.Kickoff));

    private ScriptedFeed Feed => new(_clock);

    [Theory]
    [ClassData<EveryStore>]
    public async Task Ring_AfterARestart_HasWhatWasAdded_InOrder(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using (var cluster = await Cluster.StartAsync(store, Feed, _clock))
        {
            var ring = cluster.Client.GetKeyRing();
            Assert.Empty(await ring.GetElements());
            Assert.True(await ring.Add(0, "<key>é\"'&amp;</key>"));
            Assert.True(await ring.Add(1, "<key/>"));
        }

        await using var again = await Cluster.StartAsync(store, Feed, _clock);
        Assert.Equal(["<key>é\"'&amp;</key>", "<key/>"], await again.Client.GetKeyRing().GetElements());
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Ring_ThatManyAddToAtOnce_TakesOneOfThem(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, Feed, _clock);
        var ring = cluster.Client.GetKeyRing();
        var added = await Deadline.For(Task.WhenAll(Enumerable.Range(0, 10).Select(gateway => ring.Add(0, $"<key{gateway}/>"))));
        Assert.Single(added, isAdded => isAdded);
        Assert.Equal([$"<key{Array.IndexOf(added, true)}/>"], await ring.GetElements());
        Assert.False(await ring.Add(2, "<ahead/>"));
        Assert.False(await ring.Add(-1, "<nonsense/>"));
        Assert.Single(await ring.GetElements());
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Ring_WhoseWriteFails_ShowsNobodyTheKey(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, Feed, _clock);
        var ring = cluster.Client.GetKeyRing();
        Assert.True(await ring.Add(0, "<first/>"));

        await store.RefuseWritesAsync(Contracts.GrainExtensions.KeyRingKey);
        await Assert.ThrowsAnyAsync<Exception>(() => ring.Add(1, "<lost/>"));
        Assert.Equal(["<first/>"], await ring.GetElements());
        await store.AcceptWritesAsync();
        Assert.True(await ring.Add(1, "<second/>"));
        Assert.Equal(["<first/>", "<second/>"], await ring.GetElements());
    }
}
