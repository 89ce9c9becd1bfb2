using LiveScore.Domain;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Topics;

/// <summary>What can be followed: a week, whichever is the current one, the notifications, or a room.</summary>
/// <param name="Week">Null for all that are not a certain week.</param>
internal readonly record struct TopicName(SeasonWeekKey? Week)
{
    public static TopicName Current { get; }

    public static TopicName Notifications { get; } = new() { IsNotifications = true };

    public static TopicName Chat(string room) => new() { Room = room };

    public bool IsNotifications { get; private init; }

    /// <summary>Null for all that are no room.</summary>
    public string? Room { get; private init; }

    /// <summary>What viewers are told who do not say.</summary>
    public ViewMode UsualMode => IsNotifications ? ViewMode.Notifications : Week is null ? ViewMode.Full : ViewMode.Delta;

    /// <summary>Whether an id is one of this topic, as far as can be seen.</summary>
    /// <param name="id">Whatever came from a viewer.</param>
    /// <param name="current">The current week; null when it does not matter which.</param>
    public bool Owns(string? id, SeasonWeekKey? current = null)
    {
        if (Room is { } room)
        {
            return RoomEventId.TryParse(id, out var posted) && posted.Room == room;
        }

        var wanted = Week ?? current;
        return IsNotifications
            ? NotificationsId.TryParse(id, out var told) && (current is null || told.Week is null || told.Week.Value.Week == wanted)
            : WeekEventId.TryParse(id, out var changed) && (wanted is null || changed.Week == wanted);
    }

    /// <summary><c>week/2015/12</c>, <c>current</c>, <c>notifications</c> or <c>chat/lobby</c>.</summary>
    public override string ToString() =>
        Week is { } week ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"week/{week.Season}/{week.Slug}")
        : Room is { } room ? $"chat/{room}"
        : IsNotifications ? "notifications" : "current";
}
