using System.Collections.Concurrent;
using LiveScore.Contracts;
using LiveScore.Domain.Chat;
using LiveScore.Grains.Tests.Support;

namespace LiveScore.Grains.Tests.Chat;

/// <summary>Followers that wait at the room.</summary>
public sealed class RoomFollowTests
{
    private readonly HeldPatience _patience = new();

    [Fact]
    public async Task Waiters_AtTheNewestPosition_GetExactlyTheNextMessage()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store, _patience);
        await cluster.Lobby().SayAsync("one");
        var at = (await cluster.Lobby().NewsAsync()).Position();
        Task<RoomNews>[] waiters = [.. Enumerable.Range(0, 50).Select(_ => cluster.Lobby().AwaitNews(at))];
        await _patience.WaitingAsync(50);

        await cluster.Lobby().SayAsync("two");

        Assert.All(await Deadline.For(Task.WhenAll(waiters)), news => Assert.Equal(["two"], news.Texts()));
        await _patience.WaitingAsync(0);
    }

    [Fact]
    public async Task Waiter_InARoomWhereNothingWasSaid_GetsTheFirstMessage()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store, _patience);
        var waiting = cluster.Lobby().AwaitNews((await cluster.Lobby().NewsAsync()).Position());
        await _patience.WaitingAsync(1);

        await cluster.Lobby().SayAsync("one");

        Assert.Equal(["one"], (await Deadline.For(waiting)).Texts());
    }

    [Fact]
    public async Task Follower_OfMoreAtOnceThanARoomKeeps_MissesNothing()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store, time: null, ("MessagesKept", "10"), ("WriteEvery", "00:00:00.500"));
        await cluster.Lobby().SayAsync("first");
        var following = FollowAsync(cluster, [], last: 31);

        await Task.WhenAll(Enumerable.Range(2, 30).Select(i => cluster.Lobby().SayAsync($"{i}", $"user-{i}")));

        Assert.Equal(Enumerable.Range(1, 31).Select(version => (long)version), (await Deadline.For(following)).Keys);
    }

    [Fact]
    public async Task Waiter_HearsOfADeletion()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store, _patience);
        var epoch = (await cluster.Lobby().SayAsync("one")).Epoch;
        var waiting = cluster.Lobby().AwaitNews((await cluster.Lobby().NewsAsync()).Position());
        await _patience.WaitingAsync(1);

        await cluster.Lobby().Delete(epoch, 1);

        Assert.Equal(1, Assert.Single((await Deadline.For(waiting)).Entries).Deletes);
    }

    [Fact]
    public async Task Waiter_IsToldOfWhoCame()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store, _patience);
        var before = await cluster.Lobby().NewsAsync();
        var waiting = cluster.Lobby().AwaitNews(before.Position());
        await _patience.WaitingAsync(1);

        await cluster.Lobby().KeepPresent("g1", ["a"]);

        var presence = (await Deadline.For(waiting)).Presence!;
        Assert.Equal(["a"], presence.Users);
        Assert.NotEqual(before.Presence!.Number, presence.Number);
    }

    [Fact]
    public async Task Patience_ThatEnds_IsAnsweredWithNothingNew()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store, _patience);
        await cluster.Lobby().SayAsync("one");
        var waiting = cluster.Lobby().AwaitNews((await cluster.Lobby().NewsAsync()).Position());
        await _patience.WaitingAsync(1);

        _patience.End();

        var news = await Deadline.For(waiting);
        Assert.Equal((1L, null), (news.Version, news.Presence));
        Assert.Empty(news.Entries);
    }

    [Fact]
    public async Task Position_OtherThanTheNewest_IsAnsweredAtOnce()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store, _patience);
        await cluster.Lobby().SayAsync("one");
        var at = (await cluster.Lobby().NewsAsync()).Position();

        foreach (var position in new[] { at with { Version = 0 }, at with { Version = 2 }, at with { Epoch = "" }, at with { Presence = 0 } })
        {
            var news = await Deadline.For(cluster.Lobby().AwaitNews(position));
            Assert.Equal((position == (at with { Presence = 0 }) ? 0 : 1, position.Presence == 0), (news.Entries.Length, news.Presence is not null));
        }
    }

    /// <summary>Whoever follows from the beginning, and whoever begins or comes back at any time, ends with what the room has.</summary>
    [Theory]
    [ClassData<EveryStore>]
    public async Task Followers_FromAnywhere_EndWithTheMessagesOfTheRoom_AndOnlySeeWhatIsStored(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Rooms.StartAsync(
            store, time: null, ("MessagesKept", "20"), ("PostsPerViewer", "1000"), ("WriteEvery", "00:00:00.005"));
        var first = (await cluster.Lobby().SayAsync("0")).Epoch;
        var seen = new ConcurrentDictionary<RoomPosition, SortedDictionary<long, string>>();
        var follower = FollowAsync(cluster, seen, last: 181);

        var deletions = 0;
        for (var i = 0; i < 30; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, 5).Select(j => cluster.Lobby().SayAsync($"{i}.{j}")));
            var at = (await cluster.Lobby().NewsAsync()).Version;
            deletions += await cluster.Lobby().Delete(first, at - (i % 5)) ? 1 : 0;
        }

        Assert.Equal(30, deletions);
        var room = Readable([], RoomPosition.None, await cluster.Lobby().NewsAsync());
        AssertSame(room, await Deadline.For(follower));
        Assert.NotEmpty(seen);
        foreach (var (position, messages) in seen)
        {
            AssertSame(room, Readable(messages, position, await cluster.Lobby().NewsAsync(position.Epoch, position.Version)));
        }
    }

    private static async Task<SortedDictionary<long, string>> FollowAsync(
        Cluster cluster, ConcurrentDictionary<RoomPosition, SortedDictionary<long, string>> seen, long last)
    {
        var (position, messages) = (RoomPosition.None, new SortedDictionary<long, string>());
        while (position.Version < last)
        {
            var news = await Deadline.For(cluster.Lobby().AwaitNews(position));
            Assert.True((await cluster.ReadLobbyAsync()).State!.Version >= news.Version);
            messages = Readable(messages, position, news);
            position = news.Position(position.Presence);
            seen.TryAdd(position, messages);
        }

        return messages;
    }

    /// <summary>As the gateway would do it.</summary>
    private static SortedDictionary<long, string> Readable(SortedDictionary<long, string> known, RoomPosition position, RoomNews news)
    {
        var continues = news.Epoch == position.Epoch && news.Version - news.Entries.Length == position.Version;
        var messages = continues ? new SortedDictionary<long, string>(known) : [];
        foreach (var entry in news.Entries)
        {
            _ = entry switch
            {
                { Deletes: { } version } => messages.Remove(version),
                { Text: { } text } => messages.TryAdd(entry.Version, text),
                _ => false,
            };
        }

        return messages;
    }

    // A follower may still have what the room keeps no longer.
    private static void AssertSame(SortedDictionary<long, string> room, SortedDictionary<long, string> follower) =>
        Assert.Equal(room, follower.Where(message => message.Key >= room.Keys.First()));
}
