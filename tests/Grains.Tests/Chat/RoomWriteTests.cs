using System.Globalization;
using LiveScore.Contracts;
using LiveScore.Domain.Chat;
using LiveScore.Grains.Tests.Support;
using Orleans.Runtime;
using Orleans.Storage;

namespace LiveScore.Grains.Tests.Chat;

/// <summary>Writes that many share, that fail, that land unheard, and that somebody else was quicker with.</summary>
public sealed class RoomWriteTests
{
    [Theory]
    [ClassData<EveryStore>]
    public async Task Posts_AtOnce_ShareWritesAndAreAllAnswered(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Rooms.StartAsync(store, time: null, ("WriteEvery", "00:00:01"));
        await cluster.Lobby().SayAsync("first");
        var etag = await EtagAsync(cluster);

        var said = await Task.WhenAll(Enumerable.Range(2, 50).Select(i => cluster.Lobby().SayAsync($"{i}", $"user-{i}")));

        Assert.Equal(Enumerable.Range(2, 50).Select(version => (long)version), said.Select(result => result.Entry!.Version).Order());
        Assert.All(said, result => Assert.EndsWith($"-{result.Entry!.Text}", result.Entry.User, StringComparison.Ordinal));
        Assert.InRange(await EtagAsync(cluster) - etag, 1, 3);
        var stored = (await cluster.ReadLobbyAsync()).State!;
        Assert.Equal(said.Select(result => result.Entry).OrderBy(entry => entry!.Version), stored.Entries.Skip(1));
    }

    [Fact]
    public async Task Posts_BehindAWrite_AreAnsweredByTheirOwn()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store, time: null, ("WriteEvery", "0"));
        await cluster.Lobby().SayAsync("one");
        await store.ExecuteAsync("create trigger refuse_third before update on state when new.version = 3 begin select raise(abort, 'refused by the test'); end");
        Task<PostResult> first;
        List<Task<PostResult>> behind;
        await using (await store.LockAsync())
        {
            first = cluster.Lobby().Post(new("calm-otter-7", "two"));
            // After these its write has begun.
            await cluster.Lobby().NewsAsync();
            await cluster.Lobby().NewsAsync();
            behind = [.. Enumerable.Range(0, 20).Select(i => cluster.Lobby().Post(new($"user-{i}", "lost")))];
            await cluster.Lobby().NewsAsync();
        }

        Assert.Equal(2, (await Deadline.For(first)).Entry!.Version);
        foreach (var post in behind)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => Deadline.For(post));
        }

        Assert.Equal(["one", "two"], (await cluster.Lobby().NewsAsync()).Texts());
    }

    [Fact]
    public async Task Posts_OfOneCaller_KeepTheirOrderWhateverIsUnderWay()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store, time: null, ("WriteEvery", "0"), ("PostsPerViewer", "1000"));
        var others = Task.WhenAll(Enumerable.Range(0, 200).Select(i => cluster.Lobby().SayAsync("noise", $"user-{i}")));

        for (var i = 0; i < 20; i++)
        {
            await cluster.Lobby().SayAsync($"mine {i}", "calm-otter-7");
        }

        await others;
        var said = (await cluster.Lobby().NewsAsync()).Texts().Where(text => text != "noise");
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"mine {i}").TakeLast(said.Count()), said);
    }

    [Fact]
    public async Task Post_DuringAWrite_IsNeitherSeenNorHeldUpUnwritten()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store);
        await cluster.Lobby().SayAsync("one");
        var known = await cluster.Lobby().NewsAsync();
        Task<PostResult>[] posts;
        Task<bool> deletion;
        await using (await store.LockAsync())
        {
            posts = [.. Enumerable.Range(2, 20).Select(i => cluster.Lobby().Post(new($"user-{i}", $"{i}")))];
            deletion = cluster.Lobby().Delete(known.Epoch, 1);

            Assert.Equal(1, (await cluster.Lobby().NewsAsync()).Version);
            Assert.DoesNotContain(posts, post => post.IsCompleted);
            Assert.False(deletion.IsCompleted);
        }

        await Deadline.For(Task.WhenAll(posts));
        Assert.True(await Deadline.For(deletion));
        Assert.Equal(22, (await cluster.Lobby().NewsAsync()).Version);
        Assert.InRange(await store.WritesAsync(StorageNames.Room), 2, 4);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Write_Refused_FailsAllWhoShareItAndTellsNothing(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Rooms.StartAsync(store);
        await cluster.Lobby().SayAsync("one");
        var before = await cluster.Lobby().NewsAsync();
        var waiting = cluster.Lobby().AwaitNews(before.Position());
        await store.RefuseWritesAsync("lobby");

        var posts = Enumerable.Range(0, 20).Select(i => cluster.Lobby().Post(new($"user-{i}", "lost"))).ToList();

        foreach (var post in posts)
        {
            var fault = await Assert.ThrowsAnyAsync<Exception>(() => Deadline.For(post));
            Assert.Contains("refused by the test", fault.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty((await Deadline.For(waiting)).Entries);
        Assert.Equal((before.Epoch, 1L), ((await cluster.Lobby().NewsAsync()).Epoch, (await cluster.Lobby().NewsAsync()).Version));
        await store.AcceptWritesAsync();
        Assert.Equal(2, (await cluster.Lobby().SayAsync("two")).Entry!.Version);
        Assert.Equal(["one", "two"], (await cluster.Lobby().NewsAsync()).Texts());
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Write_RefusedForANewRoom_LeavesItWithoutAnEpoch(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Rooms.StartAsync(store);
        await store.RefuseWritesAsync("lobby");

        await Assert.ThrowsAnyAsync<Exception>(() => cluster.Lobby().SayAsync("one"));

        Assert.Equal("", (await cluster.Lobby().NewsAsync()).Epoch);
        await store.AcceptWritesAsync();
        Assert.Equal(1, (await cluster.Lobby().SayAsync("one")).Entry!.Version);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Write_ThatLandsUnheard_IsReadAgainAndItsVersionCounts(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Rooms.StartAsync(store);
        var epoch = (await cluster.Lobby().SayAsync("one")).Epoch;
        store.LoseNextAnswer();

        await Assert.ThrowsAnyAsync<Exception>(() => cluster.Lobby().SayAsync("two"));

        Assert.Equal(["two"], (await cluster.Lobby().NewsAsync(epoch, 1)).Texts());
        Assert.Equal(3, (await cluster.Lobby().SayAsync("three")).Entry!.Version);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Row_WrittenBehindTheGrainsBack_WinsAndNothingIsLost(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Rooms.StartAsync(store);
        var epoch = (await cluster.Lobby().SayAsync("one")).Epoch;
        var row = await cluster.ReadLobbyAsync();
        row.State = RoomRules.Post(row.State!, "theirs", "calm-otter-7", DateTimeOffset.UnixEpoch, "other", 200);
        await cluster.WriteLobbyAsync(row);

        await Assert.ThrowsAsync<InconsistentStateException>(() => cluster.Lobby().SayAsync("mine"));

        Assert.Equal(["theirs"], (await cluster.Lobby().NewsAsync(epoch, 1)).Texts());
        Assert.Equal((3L, epoch), (await cluster.Lobby().SayAsync("mine")) is { Entry: { } entry } said ? (entry.Version, said.Epoch) : default);
    }

    /// <summary>What a net split does for a moment: each side believes the room to be its own.</summary>
    [Theory]
    [ClassData<EveryStore>]
    public async Task Activations_TwoOnOneRow_NeitherSkipNorReuseAVersionNorLoseWhatTheyAnswered(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var one = await Rooms.StartAsync(store, time: null, ("WriteEvery", "0"), ("PostsPerViewer", "1000"));
        await using var other = await Rooms.StartAsync(store, time: null, ("WriteEvery", "0"), ("PostsPerViewer", "1000"));
        var answers = new List<PostResult?>();
        for (var i = 0; i < 40; i++)
        {
            answers.AddRange(await Task.WhenAll(TryAsync(one, $"a{i}"), TryAsync(other, $"b{i}"), TryAsync(one, $"c{i}")));
        }

        var stored = (await one.ReadLobbyAsync()).State!;
        Assert.Contains(null, answers);
        Assert.Equal(stored.Entries, answers.Where(answer => answer is not null).Select(answer => answer!.Entry!).OrderBy(entry => entry.Version));
        Assert.Equal(Enumerable.Range(1, stored.Entries.Length).Select(version => (long)version), stored.Entries.Select(entry => entry.Version));
    }

    /// <summary>Null when somebody else wrote first.</summary>
    private static async Task<PostResult?> TryAsync(Cluster cluster, string text)
    {
        try
        {
            return await cluster.Lobby().SayAsync(text);
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }

    /// <summary>Both stores count the writes of a row.</summary>
    private static async Task<int> EtagAsync(Cluster cluster) =>
        int.Parse((await cluster.ReadLobbyAsync()).ETag!, CultureInfo.InvariantCulture);
}
