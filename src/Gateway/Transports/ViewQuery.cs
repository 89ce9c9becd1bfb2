using LiveScore.Domain;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveScore.Gateway.Transports;

/// <summary>What requests say about the view they want: <c>?mode=</c> and <c>?team=</c>.</summary>
internal static class ViewQuery
{
    /// <summary>Reads the view, or tells what is wrong with it.</summary>
    public static ProblemHttpResult? ReadView(this HttpRequest request, ViewMode usual, out WeekView view) =>
        Read(request.Query["mode"].ToString(), request.Query["team"].ToString(), usual, out view);

    /// <param name="mode">Null or empty for the usual one.</param>
    /// <param name="team">Null or empty for all.</param>
    /// <param name="usual">The mode of those who do not say.</param>
    /// <param name="view">What is wanted.</param>
    public static ProblemHttpResult? Read(string? mode, string? team, ViewMode usual, out WeekView view)
    {
        view = default;
        if (mode is not (null or "" or "full" or "delta"))
        {
            return Problem.MalformedMode(mode);
        }

        if (!string.IsNullOrEmpty(team) && !Teams.IsKnown(team))
        {
            return Problem.UnknownTeam(team);
        }

        var chosen = mode switch { "full" => ViewMode.Full, "delta" => ViewMode.Delta, _ => usual };
        view = new(chosen, string.IsNullOrEmpty(team) ? null : Teams.IdentityOf(team));
        return null;
    }
}
