using LiveScore.Domain;
using LiveScore.Gateway.Guards;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.Transports.Json;

/// <summary><c>GET /api/season/{season}/{slug}</c>: the games of a week, for those who ask now and then.</summary>
internal static class WeekEndpoint
{
    public static void MapWeek(this IEndpointRouteBuilder routes) => routes.MapRead("/api/season/{season}/{slug}", AnswerAsync).LimitReads()
        .WithSummary("The games of a week, with an ETag. ?team=CODE")
        .WithParameters(ApiParameter.Team)
        .WithJson(GameSchemas.Games).WithTag()
        .WithProblems(
            ProblemType.MalformedSeason, ProblemType.UnknownSeason, ProblemType.MalformedWeek, ProblemType.UnknownWeek,
            ProblemType.UnknownTeam, ProblemType.Unavailable);

    private static async Task<IResult> AnswerAsync(
        string season, string slug, HttpContext http, WeekFollowers followers, CurrentWeek current, FollowerContext context)
    {
        if (WeekRoute.ReadWeek(season, slug, out var week) is { } problem)
        {
            return problem;
        }

        if (http.Request.ReadView(ViewMode.Full, out var view) is { } fault)
        {
            return fault;
        }

        using var lease = followers.Follow(week);
        var log = await lease.Follower.WaitForLogAsync(context.Options.AnswerLimit, http.RequestAborted);
        return log switch
        {
            null => Unavailable.Result,
            { IsStored: false } when week != current.Week => Problem.UnknownWeek(season, slug),
            _ => GamesResult.Of(log, view with { Mode = ViewMode.Full }),
        };
    }
}
