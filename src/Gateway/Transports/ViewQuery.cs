using LiveScore.Domain;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveScore.Gateway.Transports;

/// <summary>What requests say about the view they want: <c>?mode=</c> and <c>?team=</c>.</summary>
internal static class ViewQuery
{
    /// <summary>Reads the view, or tells what is wrong with it.</summary>
    public static ProblemHttpResult? ReadView(this HttpRequest request, ViewMode usual, out WeekView view)
    {
        view = default;
        var mode = request.Query["mode"].ToString();
        if (mode is not ("" or "full" or "delta"))
        {
            return Problem.MalformedMode(mode);
        }

        var team = request.Query["team"].ToString();
        if (team.Length > 0 && !Teams.IsKnown(team))
        {
            return Problem.UnknownTeam(team);
        }

        var chosen = mode switch { "full" => ViewMode.Full, "delta" => ViewMode.Delta, _ => usual };
        view = new(chosen, team.Length == 0 ? null : Teams.IdentityOf(team));
        return null;
    }
}
