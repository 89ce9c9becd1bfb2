using LiveScore.Domain;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveScore.Gateway.Transports;

/// <summary>What viewers say about the view they want: <c>mode</c>, <c>team</c> and <c>kind</c>, in a query or a message.</summary>
/// <param name="Mode">Null or empty for the usual one. Notifications have none.</param>
/// <param name="Team">Null or empty for all.</param>
/// <param name="Kind">Kinds of notifications, separated by commas; null or empty for all.</param>
internal readonly record struct ViewQuery(string? Mode, string? Team, string? Kind)
{
    /// <summary>Reads the view, or tells what is wrong with it.</summary>
    /// <param name="usual">The mode of those who do not say.</param>
    /// <param name="view">What is wanted.</param>
    public ProblemHttpResult? Read(ViewMode usual, out WeekView view)
    {
        view = default;
        if (Mode is not (null or "" or "full" or "delta"))
        {
            return Problem.MalformedMode(Mode);
        }

        if (!string.IsNullOrEmpty(Team) && !Teams.IsKnown(Team))
        {
            return Problem.UnknownTeam(Team);
        }

        var kinds = default(NotificationKinds);
        foreach (var name in (Kind ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (WireNames.KindOf(name) is not { } kind)
            {
                return Problem.UnknownKind(name);
            }

            kinds = kinds.With(kind);
        }

        var chosen = (usual, Mode) switch
        {
            (ViewMode.Notifications, _) => usual,
            (_, "full") => ViewMode.Full,
            (_, "delta") => ViewMode.Delta,
            _ => usual,
        };
        view = new(chosen, string.IsNullOrEmpty(Team) ? null : Teams.IdentityOf(Team), chosen == ViewMode.Notifications ? kinds : default);
        return null;
    }
}

internal static class ViewQueryExtensions
{
    /// <summary>Reads the view from the query, or tells what is wrong with it.</summary>
    public static ProblemHttpResult? ReadView(this HttpRequest request, ViewMode usual, out WeekView view) =>
        new ViewQuery(request.Query["mode"], request.Query["team"], request.Query["kind"]).Read(usual, out view);
}
