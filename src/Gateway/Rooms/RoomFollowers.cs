using LiveScore.Gateway.Topics;

namespace LiveScore.Gateway.Rooms;

/// <summary>The rooms that someone is in, and the announcements.</summary>
internal sealed class RoomFollowers(FollowerContext context, ILogger<RoomFollower> logger)
    : FollowerPool<string, RoomFollower>(context, room => new(room, context, logger));
