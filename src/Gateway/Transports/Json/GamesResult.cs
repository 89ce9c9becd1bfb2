using LiveScore.Domain;
using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.Transports.Json;

/// <summary>The games of a week as an answer.</summary>
internal static class GamesResult
{
    public static TaggedJson Of(WeekLog log, WeekView view) => new(TagOf(log, view), IsOver(log), () => log.StateFor(view).Data);

    // The week is in the URL, so it need not be in the tag.
    private static string TagOf(WeekLog log, WeekView view)
    {
        var id = log.Id.ToString();
        var version = id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return view.Team is null ? version : $"{version}.{view.Team}";
    }

    private static bool IsOver(WeekLog log) =>
        log.Games.Length > 0 && log.Games.All(game => game.Status is GameStatus.Final or GameStatus.Canceled);
}
