using LiveScore.Domain;

namespace LiveScore.Gateway.Weeks;

/// <summary>What can be followed: a week, whichever is the current one, or the notifications of that.</summary>
/// <param name="Week">Null for the current one.</param>
internal readonly record struct TopicName(SeasonWeekKey? Week)
{
    public static TopicName Current { get; }

    public static TopicName Notifications { get; } = new() { IsNotifications = true };

    public bool IsNotifications { get; private init; }

    /// <summary>What viewers are told who do not say.</summary>
    public ViewMode UsualMode => IsNotifications ? ViewMode.Notifications : Week is null ? ViewMode.Full : ViewMode.Delta;

    /// <summary><c>week/2015/12</c>, <c>current</c> or <c>notifications</c>.</summary>
    public override string ToString() =>
        Week is { } week ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"week/{week.Season}/{week.Slug}")
        : IsNotifications ? "notifications" : "current";
}
