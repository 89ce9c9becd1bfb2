using LiveScore.Domain;

namespace LiveScore.Gateway.Weeks;

/// <summary>What can be followed: a week, or whichever is the current one.</summary>
/// <param name="Week">Null for the current one.</param>
internal readonly record struct TopicName(SeasonWeekKey? Week)
{
    public static TopicName Current { get; }

    /// <summary>What viewers are told who do not say.</summary>
    public ViewMode UsualMode => Week is null ? ViewMode.Full : ViewMode.Delta;

    /// <summary><c>week/2015/12</c> or <c>current</c>.</summary>
    public override string ToString() =>
        Week is { } week ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"week/{week.Season}/{week.Slug}") : "current";
}
