using LiveScore.Domain;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveScore.Gateway.Transports;

/// <summary>What viewers say about the view they want: <c>mode</c>, <c>team</c>, <c>kind</c> and <c>format</c>, in a query or a message.</summary>
/// <param name="Mode">Null or empty for the usual one. Notifications have none.</param>
/// <param name="Team">Null or empty for all.</param>
/// <param name="Kind">Kinds of notifications, separated by commas; null or empty for all.</param>
/// <param name="Format">Of notifications: <c>text</c> for words alone. Not where events of several topics are told apart by JSON.</param>
internal readonly record struct ViewQuery(string? Mode, string? Team, string? Kind, string? Format = null)
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

        if (Format is not (null or "" or "json" or "text"))
        {
            return Problem.MalformedFormat(Format);
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
        view = new(chosen, string.IsNullOrEmpty(Team) ? null : Teams.IdentityOf(Team));
        view = chosen == ViewMode.Notifications ? view with { Kinds = kinds, IsText = Format == "text" } : view;
        return null;
    }
}

internal static class ViewQueryExtensions
{
    /// <summary>Reads the view from the query, or tells what is wrong with it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="usual">The mode of those who do not say.</param>
    /// <param name="view">What is wanted.</param>
    /// <param name="takesFormat">Whether there is a choice of formats.</param>
    public static ProblemHttpResult? ReadView(this HttpRequest request, ViewMode usual, out WeekView view, bool takesFormat = false)
    {
        var query = request.Query;
        return new ViewQuery(query["mode"], query["team"], query["kind"], takesFormat ? query["format"].ToString() : null).Read(usual, out view);
    }
}
