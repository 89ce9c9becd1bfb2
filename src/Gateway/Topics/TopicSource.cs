using LiveScore.Contracts;
using LiveScore.Gateway.News;
using LiveScore.Gateway.Rooms;
using LiveScore.Gateway.Weeks;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.Topics;

/// <summary>Opens whatever can be followed.</summary>
internal sealed class TopicSource(WeekFollowers weeks, CurrentWeek current, RoomFollowers rooms, IOptions<GatewayOptions> options)
{
    /// <param name="name">What is to be followed.</param>
    /// <param name="changed">Called on any thread when a look may show something new.</param>
    public Topic Open(TopicName name, Action changed) =>
        name.Room is { } room ? new RoomTopic(room, rooms, changed)
        : name.IsNotifications ? new NewsTopic(Week(null, changed), new RoomTopic(IChatRoomGrain.Announcements, rooms, changed), current)
        : Week(name.Week, changed);

    private WeekTopic Week(Domain.SeasonWeekKey? week, Action changed) => new(week, weeks, current, options.Value.MailboxSize, changed);
}
