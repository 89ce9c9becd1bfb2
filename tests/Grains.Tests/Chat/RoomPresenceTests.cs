using LiveScore.Contracts;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;

namespace LiveScore.Grains.Tests.Chat;

/// <summary>Who is there. The clock stands still where a test does not move it; timers are real, and quick.</summary>
public sealed class RoomPresenceTests
{
    private readonly ManualClock _now = new(Games.Kickoff);

    [Fact]
    public async Task Room_WithNobody_HasAPresenceAllTheSame()
    {
        await using var site = await SiteAsync();

        var presence = (await site.Room.NewsAsync()).Presence!;

        Assert.True(presence.Number > 0);
        Assert.Empty(presence.Users);
        Assert.Null((await site.Room.NewsAsync(presence: presence.Number)).Presence);
    }

    [Fact]
    public async Task Users_OfAllGateways_AreToldTogetherInOrder()
    {
        await using var site = await SiteAsync();
        await site.Room.KeepPresent("g1", ["b", "a"]);
        Pass(1);
        await site.Room.KeepPresent("g2", ["c", "a"]);

        Assert.Equal(["a", "b", "c"], await site.Room.UsersAsync());
    }

    [Fact]
    public async Task Gateway_ThatFallsSilent_TakesItsUsersAfterLeaseAndGrace_WithoutAnyCall()
    {
        await using var site = await SiteAsync();
        await site.Room.KeepPresent("killed", ["a", "b"]);
        Pass(10);
        await site.Room.KeepPresent("alive", ["b", "c"]);
        Assert.Equal(["a", "b", "c"], await site.Room.UsersAsync());
        var at = (await site.Room.NewsAsync()).Position();

        Pass(9.9);
        Assert.Equal(["a", "b", "c"], await site.Room.UsersAsync());
        Pass(0.1);

        // Nothing but the room's own timer can tell.
        var news = await Deadline.For(AwaitPresenceAsync(site.Room, at));
        Assert.Equal(["b", "c"], news.Users);
        Assert.Equal(at.Presence + 1, news.Number);
    }

    [Fact]
    public async Task Everyone_Leaves_AndSomebodyComesAgain()
    {
        await using var site = await SiteAsync();
        await site.Room.KeepPresent("g1", ["a"]);
        var at = (await site.Room.NewsAsync()).Position();
        Pass(20);
        var left = await Deadline.For(AwaitPresenceAsync(site.Room, at));
        Assert.Empty(left.Users);

        // By now the timer may have ended; it has to begin again.
        Pass(1);
        await site.Room.KeepPresent("g1", ["b"]);
        at = at with { Presence = (await site.Room.NewsAsync()).Presence!.Number };
        Assert.Equal(["b"], await site.Room.UsersAsync());
        Pass(20);
        Assert.Empty((await Deadline.For(AwaitPresenceAsync(site.Room, at))).Users);
    }

    [Fact]
    public async Task Page_ThatReloads_NeitherLeavesNorJoins()
    {
        await using var site = await SiteAsync();
        await site.Room.KeepPresent("g1", ["a", "b"]);
        var before = (await site.Room.NewsAsync()).Presence!;
        Pass(2);
        await site.Room.KeepPresent("g1", ["b"]);
        Pass(4.9);

        await site.Room.KeepPresent("g1", ["a", "b"]);
        Pass(10);
        await site.Room.KeepPresent("g1", ["a", "b"]);
        await TickedAsync(site);

        Assert.Null((await site.Room.NewsAsync(presence: before.Number)).Presence);
    }

    [Fact]
    public async Task Presence_UnderChurn_IsToldOnceInASecond()
    {
        await using var site = await SiteAsync();
        var first = (await site.Room.NewsAsync()).Presence!.Number;

        for (var second = 1; second <= 5; second++)
        {
            for (var i = 0; i < 100; i++)
            {
                await site.Room.KeepPresent($"g{i % 3}", [$"user-{second}-{i}"]);
                _now.Now += TimeSpan.FromMilliseconds(9.9);
            }

            Assert.InRange((await site.Room.NewsAsync()).Presence!.Number, first + second, first + second);
            Pass(0.01);
        }

        // What the last second held back comes by itself.
        var at = (await site.Room.NewsAsync()).Position();
        Pass(1);
        Assert.Equal(at.Presence + 1, (await Deadline.For(AwaitPresenceAsync(site.Room, at))).Number);
    }

    [Fact]
    public async Task Activation_MadeAnew_HasOtherNumbers_AndLetsNobodySeemToLeave()
    {
        await using var site = await SiteAsync();
        await site.Room.KeepPresent("g1", ["a", "b"]);
        var before = (await site.Room.NewsAsync()).Presence!;
        Pass(1);
        await Deadline.For(site.Cluster.DeactivateAsync(site.Room));

        // The follower knows who is there, the room does not yet.
        Assert.Null((await site.Room.NewsAsync(presence: before.Number)).Presence);
        await site.Room.KeepPresent("g1", ["a", "b"]);
        Assert.Null((await site.Room.NewsAsync(presence: before.Number)).Presence);
        Assert.Equal(["a", "b"], await site.Room.UsersAsync());
        Pass(5);

        var after = (await site.Room.NewsAsync(presence: before.Number)).Presence!;
        Assert.True(after.Number > before.Number);
        Assert.Equal(before.Users, after.Users);
    }

    [Fact]
    public async Task Gateways_ThatDiedWithTheActivation_AreForgottenInTheEnd()
    {
        await using var site = await SiteAsync();
        await site.Room.KeepPresent("g1", ["a"]);
        var at = (await site.Room.NewsAsync()).Position();
        Pass(1);
        await Deadline.For(site.Cluster.DeactivateAsync(site.Room));
        await site.Room.NewsAsync();

        Pass(5);

        Assert.Empty((await Deadline.For(AwaitPresenceAsync(site.Room, at))).Users);
    }

    [Fact]
    public async Task Presence_OfThousands_IsToldWhole()
    {
        await using var site = await SiteAsync();
        string[] users = [.. Enumerable.Range(0, 20_000).Select(i => $"user-{i}")];

        await Deadline.For(site.Room.KeepPresent("g1", [.. users]));

        Assert.Equal(users.Order(StringComparer.Ordinal), await site.Room.UsersAsync());
    }

    private void Pass(double seconds) => _now.Now += TimeSpan.FromSeconds(seconds);

    /// <summary>The timer has looked at the clock as it stands: another room's, begun later and as quick, has.</summary>
    private static async Task TickedAsync(Site site)
    {
        var other = site.Cluster.Client.GetChatRoom("other");
        await other.KeepPresent("g1", ["a"]);
        await other.KeepPresent("g1", ["b"]);
        var at = (await other.NewsAsync()).Position();
        site.Now.Now += TimeSpan.FromSeconds(1);
        await Deadline.For(AwaitPresenceAsync(other, at));
    }

    private static async Task<RoomPresence> AwaitPresenceAsync(IChatRoomGrain room, RoomPosition at)
    {
        while (true)
        {
            if ((await room.AwaitNews(at)).Presence is { } presence)
            {
                return presence;
            }
        }
    }

    private async Task<Site> SiteAsync()
    {
        var store = new SqliteStore();
        return new(store, await Rooms.StartAsync(store, new QuickTimers(_now), ("PresenceEvery", "00:00:01")), _now);
    }

    private sealed record Site(SqliteStore Store, Cluster Cluster, ManualClock Now) : IAsyncDisposable
    {
        public IChatRoomGrain Room => Cluster.Lobby();

        public async ValueTask DisposeAsync()
        {
            await Cluster.DisposeAsync();
            await Store.DisposeAsync();
        }
    }

    /// <summary>Timers of a second (those of rooms, and what waits there) take 20 ms; the clock is another's.</summary>
    private sealed class QuickTimers(TimeProvider clock) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new Timer(System.CreateTimer(callback, state, Quick(dueTime), Quick(period)));

        private static TimeSpan Quick(TimeSpan span) => span == TimeSpan.FromSeconds(1) ? TimeSpan.FromMilliseconds(20) : span;

        private sealed class Timer(ITimer inner) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(Quick(dueTime), Quick(period));

            public void Dispose() => inner.Dispose();

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
