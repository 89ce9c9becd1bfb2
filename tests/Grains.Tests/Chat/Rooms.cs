using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain.Chat;
using LiveScore.Grains.Tests.Support;
using Orleans;
using Orleans.Runtime;

namespace LiveScore.Grains.Tests.Chat;

/// <summary>What the tests of rooms say and look for.</summary>
internal static class Rooms
{
    /// <summary>The lobby of silos on a store.</summary>
    public static async Task<Cluster> StartAsync(Store store, TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        var clock = new LeagueClock(time ?? TimeProvider.System);
        return await Cluster.StartAsync(
            store,
            new(clock),
            clock,
            settings: settings.ToDictionary(one => $"LiveScore:Chat:{one.Key}", one => (string?)one.Value),
            time: time);
    }

    public static IChatRoomGrain Lobby(this Cluster cluster) => cluster.Client.GetChatRoom("lobby");

    public static Task<PostResult> SayAsync(this IChatRoomGrain room, string text, string? user = "quick-falcon-42") =>
        Deadline.For(room.Post(new(user, text)));

    public static Task<RoomNews> NewsAsync(this IChatRoomGrain room, string epoch = "", long version = 0, long presence = 0) =>
        Deadline.For(room.GetNews(new(epoch, version, presence)));

    public static RoomPosition Position(this RoomNews news, long presence = 0) => new(news.Epoch, news.Version, news.Presence?.Number ?? presence);

    /// <summary>The messages that can be read, as a viewer has them.</summary>
    public static IEnumerable<string> Texts(this RoomNews news) => news.Entries.Select(entry => entry.Text).OfType<string>();

    public static async Task<ImmutableArray<string>> UsersAsync(this IChatRoomGrain room) => (await room.NewsAsync()).Presence!.Users;

    public static async Task<IGrainState<RoomState>> ReadLobbyAsync(this Cluster cluster)
    {
        var state = new GrainState<RoomState>(new());
        await cluster.Storage.ReadStateAsync(StorageNames.Room, cluster.Lobby().GetGrainId(), state);
        return state;
    }

    /// <summary>As another silo would that believes the room to be its own.</summary>
    public static Task WriteLobbyAsync(this Cluster cluster, IGrainState<RoomState> state) =>
        cluster.Storage.WriteStateAsync(StorageNames.Room, cluster.Lobby().GetGrainId(), state);
}
