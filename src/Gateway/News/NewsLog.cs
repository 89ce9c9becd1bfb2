using LiveScore.Gateway.Rooms;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.News;

/// <summary>What notifications are made of.</summary>
/// <param name="week">The current week; null while there is none.</param>
/// <param name="announcements">What the operator said.</param>
internal sealed class NewsLog(WeekLog? week, RoomLog announcements) : TopicLog
{
    public override bool IsReady => week is null or { IsStored: true };

    public WeekLog? Week => week;

    public RoomLog Announcements => announcements;

    public static NewsLog Of(WeekLog? week, RoomLog announcements) => new(week, announcements) { StaleSince = week?.StaleSince };
}
