using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;

namespace LiveScore.Contracts;

/// <summary>
/// Owns what is said in one room, and knows who is there. The announcements of the operator are a room too, in which nobody else
/// writes. The reads interleave with a write under way and see only what is stored.
/// </summary>
[Alias("LiveScore.IChatRoomGrain")]
public interface IChatRoomGrain : IGrainWithStringKey
{
    /// <summary>The room of the announcements. Too long for a name of the chat.</summary>
    const string Announcements = "announcements";

    /// <summary>
    /// Keeps a message. One that must not be kept is an outcome, not an exception; a store that cannot write is an exception, and
    /// nobody was told.
    /// </summary>
    [Alias("Post"), AlwaysInterleave]
    Task<PostResult> Post(NewPost post);

    /// <summary>Takes the text of a message away, here and from everyone who follows. False when there is no such message.</summary>
    /// <param name="epoch">That of the message's id.</param>
    /// <param name="version">That of the message's id.</param>
    [Alias("Delete"), AlwaysInterleave]
    Task<bool> Delete(string epoch, long version);

    /// <summary>What a follower that stands at <paramref name="position"/> has to hear.</summary>
    [Alias("GetNews"), ReadOnly, AlwaysInterleave]
    Task<RoomNews> GetNews(RoomPosition position);

    /// <summary>The same, but not before there is something after <paramref name="position"/>, or some time has passed.</summary>
    [Alias("AwaitNews"), ReadOnly, AlwaysInterleave]
    Task<RoomNews> AwaitNews(RoomPosition position);

    /// <summary>
    /// A gateway tells who is in the room through it: all of them, again and again. One that falls silent has nobody any more.
    /// </summary>
    /// <param name="gateway">Its own name, different for each start of a process.</param>
    /// <param name="users">In any order.</param>
    [Alias("KeepPresent"), AlwaysInterleave]
    Task KeepPresent(string gateway, ImmutableArray<string> users);
}
