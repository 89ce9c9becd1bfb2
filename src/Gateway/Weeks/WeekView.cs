using System.Collections.Immutable;
using LiveScore.Domain;

namespace LiveScore.Gateway.Weeks;

/// <summary>What a viewer wants to see of a week. Viewers with equal views share their bytes.</summary>
/// <param name="Mode">How it is told.</param>
/// <param name="Team">Identity of the only team it asks for; null for all.</param>
/// <param name="Kinds">Which notifications.</param>
/// <param name="IsText">Notifications in words alone.</param>
internal readonly record struct WeekView(ViewMode Mode, string? Team, NotificationKinds Kinds = default, bool IsText = false)
{
    /// <summary>They are for everybody, whatever the team.</summary>
    public bool ShowsAnnouncements => Kinds.Has(NotificationKind.Announcement);

    public bool Shows(Notification news) => Kinds.Has(news.Kind) && (Team is null || news.IsAbout(Team));

    public ImmutableArray<Game> Of(ImmutableArray<Game> games)
    {
        var team = Team;
        return team is null ? games : games.RemoveAll(game => !game.Involves(team));
    }
}
