using LiveScore.Contracts;
using LiveScore.Domain.Chat;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;

namespace LiveScore.Grains.Tests.Chat;

/// <summary>Messages that are posted, refused, deleted, and read after any position.</summary>
public sealed class RoomPostTests
{
    [Theory]
    [ClassData<EveryStore>]
    public async Task Room_KeepsWhatWasSaid_AlsoAfterARestart(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        RoomNews before;
        await using (var cluster = await Rooms.StartAsync(store))
        {
            Assert.Equal(("", 0L), PositionOf(await cluster.Lobby().NewsAsync()));
            var first = await cluster.Lobby().SayAsync(" Go <b>Ravens</b>!\r\n\U0001F3C8 \u05E9\u05DC\u05D5\u05DD ");
            Assert.Null(first.Refusal);
            Assert.Matches("^[a-z2-9]{6}$", first.Epoch);
            Assert.Equal((1L, "quick-falcon-42", "Go <b>Ravens</b>!\n\U0001F3C8 \u05E9\u05DC\u05D5\u05DD", null), Parts(first.Entry!));
            await cluster.Lobby().SayAsync("From the operator", user: null);
            before = await cluster.Lobby().NewsAsync();
            Assert.Equal(first.Entry, before.Entries[0]);
        }

        await using var again = await Rooms.StartAsync(store);
        var after = await again.Lobby().NewsAsync();
        Assert.Equal(PositionOf(before), PositionOf(after));
        Assert.Equal(before.Entries, after.Entries);
        Assert.Equal((3L, before.Epoch), ((await again.Lobby().SayAsync("three")).Entry!.Version, after.Epoch));
    }

    [Fact]
    public async Task Rooms_ShareNothing()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store);
        await cluster.Lobby().SayAsync("here");

        Assert.Empty((await cluster.Client.GetChatRoom("2015112900").NewsAsync()).Entries);
        Assert.Equal(1, (await cluster.Client.GetChatRoom("2015112900").SayAsync("there")).Entry!.Version);
    }

    [Theory]
    [InlineData("", PostRefusalReason.Empty)]
    [InlineData(" \u200B ", PostRefusalReason.Empty)]
    [InlineData("a\u202Eb", PostRefusalReason.NotText)]
    [InlineData("123456", PostRefusalReason.TooLong)]
    public async Task Post_Refused_IsNotKeptAndDoesNotCount(string text, PostRefusalReason reason)
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store, time: null, ("MaxLength", "5"), ("PostsPerViewer", "1"));

        var refused = await cluster.Lobby().SayAsync(text);

        Assert.Equal((reason, null, ""), (refused.Refusal!.Reason, refused.Entry, refused.Epoch));
        Assert.Empty((await cluster.Lobby().NewsAsync()).Entries);
        Assert.Equal(1, (await cluster.Lobby().SayAsync("12345")).Entry!.Version);
    }

    [Fact]
    public async Task Operator_MayWriteMore_ButNotWithoutEnd()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(
            store, time: null, ("MaxLength", "5"), ("MaxAnnouncementLength", "9"), ("PostsPerViewer", "1"), ("PostsPerRoom", "1"));
        var room = cluster.Client.GetChatRoom(IChatRoomGrain.Announcements);

        var said = await Task.WhenAll(Enumerable.Range(1, 5).Select(_ => room.SayAsync("123456789", user: null)));

        Assert.Equal([1L, 2, 3, 4, 5], said.Select(result => result.Entry!.Version).Order());
        Assert.Equal(PostRefusalReason.TooLong, (await room.SayAsync("1234567890", user: null)).Refusal!.Reason);
        Assert.Null((await room.SayAsync("12345")).Refusal);
    }

    [Fact]
    public async Task Viewer_ThatPostsTooOften_WaitsAsLongAsItIsTold()
    {
        var now = new ManualClock(Games.Kickoff);
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store, now, ("PostsPerViewer", "2"), ("PostWindow", "00:00:10"), ("WriteEvery", "0"));
        await cluster.Lobby().SayAsync("one");
        now.Now += TimeSpan.FromSeconds(4);
        await cluster.Lobby().SayAsync("two");

        var refused = await cluster.Lobby().SayAsync("three");

        Assert.Equal((PostRefusalReason.TooManyOfViewer, TimeSpan.FromSeconds(6)), (refused.Refusal!.Reason, refused.Refusal.RetryAfter));
        Assert.Null((await cluster.Lobby().SayAsync("mine", user: "calm-otter-7")).Refusal);
        now.Now += TimeSpan.FromSeconds(6);
        Assert.Equal((4L, now.Now.ToUniversalTime()), ((await cluster.Lobby().SayAsync("three")).Entry is { } entry ? (entry.Version, entry.At) : default));
    }

    [Fact]
    public async Task Chatters_TwoHundredAtFiftyASecond_AreAllHeard()
    {
        var now = new ManualClock(Games.Kickoff);
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store, now, ("WriteEvery", "0"));
        var refused = 0;
        for (var second = 0; second < 12; second++, now.Now += TimeSpan.FromSeconds(1))
        {
            var said = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => cluster.Lobby().SayAsync("hi", $"user-{((50 * second) + i) % 200}")));
            refused += said.Count(result => result.Refusal is not null);
        }

        Assert.Equal((0, 600L), (refused, (await cluster.Lobby().NewsAsync()).Version));
        Assert.Equal(200, (await cluster.Lobby().NewsAsync()).Entries.Length);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Message_Deleted_IsGoneEverywhere_AlsoFromTheStore(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Rooms.StartAsync(store);
        var epoch = (await cluster.Lobby().SayAsync("a secret")).Epoch;
        await cluster.Lobby().SayAsync("two");

        Assert.True(await Deadline.For(cluster.Lobby().Delete(epoch, 1)));

        var told = await cluster.Lobby().NewsAsync(epoch, 2);
        Assert.Equal((3L, null, null, 1L), Parts(Assert.Single(told.Entries)));
        Assert.Equal((1L, null, null, null), Parts((await cluster.Lobby().NewsAsync()).Entries[0]));
        Assert.Equal(["two"], (await cluster.ReadLobbyAsync()).State!.Entries.Select(entry => entry.Text).OfType<string>());
    }

    [Fact]
    public async Task Delete_OfWhatIsNotThere_IsFalseAndWritesNothing()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store);
        Assert.False(await Deadline.For(cluster.Lobby().Delete("", 1)));
        var epoch = (await cluster.Lobby().SayAsync("one")).Epoch;
        Assert.True(await Deadline.For(cluster.Lobby().Delete(epoch, 1)));
        var writes = await store.WritesAsync(StorageNames.Room);

        foreach (var (name, version) in new[] { (epoch, 0L), (epoch, 1), (epoch, 2), (epoch, 3), (epoch, -1), ("other", 1), ("", 1) })
        {
            Assert.False(await Deadline.For(cluster.Lobby().Delete(name, version)));
        }

        Assert.Equal(writes, await store.WritesAsync(StorageNames.Room));
    }

    [Fact]
    public async Task Deletions_OfOneMessageAtOnce_AreOne()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store);
        var epoch = (await cluster.Lobby().SayAsync("one")).Epoch;

        var deleted = await Deadline.For(Task.WhenAll(Enumerable.Range(0, 10).Select(_ => cluster.Lobby().Delete(epoch, 1))));

        Assert.Single(deleted, isDeleted => isDeleted);
        Assert.Equal(2, (await cluster.Lobby().NewsAsync()).Version);
    }

    [Theory]
    [InlineData(12, 0)] // knows it all
    [InlineData(9, 3)]
    [InlineData(2, 10)] // the oldest that still continues
    [InlineData(1, 10)]
    [InlineData(0, 10)]
    [InlineData(13, 10)] // from the future
    [InlineData(-1, 10)]
    public async Task News_AfterAPosition_AreWhatFollowsOrAllThatIsKept(long version, int count)
    {
        await using var store = new SqliteStore();
        await using var cluster = await Rooms.StartAsync(store, time: null, ("MessagesKept", "10"), ("PostsPerViewer", "100"));
        await Task.WhenAll(Enumerable.Range(1, 12).Select(i => cluster.Lobby().SayAsync($"{i}")));
        var epoch = (await cluster.Lobby().NewsAsync()).Epoch;

        var news = await cluster.Lobby().NewsAsync(epoch, version);

        Assert.Equal((12L, epoch), (news.Version, news.Epoch));
        Assert.Equal(Enumerable.Range(13 - count, count).Select(one => (long)one), news.Entries.Select(entry => entry.Version));
        Assert.Equal(10, (await cluster.Lobby().NewsAsync("other", version)).Entries.Length);
    }

    private static (long, string?, string?, long?) Parts(RoomEntry entry) => (entry.Version, entry.User, entry.Text, entry.Deletes);

    private static (string, long) PositionOf(RoomNews news) => (news.Epoch, news.Version);
}
