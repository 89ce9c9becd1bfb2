using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveScore.Gateway.Problems;

/// <summary>
/// Every way a request can fail, as RFC 9457 has it. The types are stable names for programs; the details tell people what to do.
/// </summary>
internal static class Problem
{
    private const string Weeks = "Weeks are written 12, pre-4 or post-1; /api/season/{season} lists those of a season.";

    public static ProblemHttpResult MalformedSeason(string season) => Of(
        400, "malformed-season", "This is not a season", $"'{Shortened(season)}' is not a year. Use four digits, as in /api/season/2015.");

    public static ProblemHttpResult UnknownSeason(int season) => Of(
        404, "unknown-season", "There is no such season", $"No season {season} is known. Try one from 2009 on.");

    public static ProblemHttpResult EmptySeason(int season) => Of(
        404, "unknown-season", "There is no such season", $"Nothing of season {season} was imported yet. LiveScore's fetch imports a season.");

    public static ProblemHttpResult MalformedWeek(string slug) => Of(
        400, "malformed-week", "This is not a week", $"'{Shortened(slug)}' does not name a week. {Weeks}");

    public static ProblemHttpResult UnknownWeek(string season, string slug) => Of(
        404, "unknown-week", "There is no such week", $"Week {slug} of season {season} is not known, or was not imported yet. {Weeks}");

    public static ProblemHttpResult MalformedMode(string mode) => Of(
        400, "malformed-mode", "This is not a mode", $"'{Shortened(mode)}' is neither 'full' nor 'delta'. Leave it out for the default.");

    public static ProblemHttpResult UnknownTeam(string team) => Of(
        400, "unknown-team", "There is no such team", $"'{Shortened(team)}' is not the code of a club, such as BAL or CLE.");

    public static ProblemHttpResult NotAcceptable() => Of(
        406, "not-acceptable", "This is a stream of events", "Send 'Accept: text/event-stream', or leave Accept out.");

    public static ProblemHttpResult NotFound() => Of(
        404, "not-found", "There is nothing here", "GET /api/ lists every route.");

    public static ProblemHttpResult MethodNotAllowed() => Of(
        405, "method-not-allowed", "This route does not take that method", "The header Allow lists those that it takes.");

    public static ProblemHttpResult Unavailable() => Of(
        503, "unavailable", "The scores cannot be read now", "Try again after as many seconds as the header Retry-After says.");

    public static ProblemHttpResult Unexpected() => Of(
        500, "unexpected", "Something went wrong here", "It was logged. Trying again may help; the request need not be changed.");

    public static ProblemHttpResult ForStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => NotFound(),
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed(),
        >= 500 => Unexpected(),
        _ => Of(status, "bad-request", "The request cannot be read", "GET /api/ lists every route and what it takes."),
    };

    private static ProblemHttpResult Of(int status, string name, string title, string detail) =>
        TypedResults.Problem(type: $"/problems/{name}", title: title, statusCode: status, detail: detail);

    // What came from outside goes back in a JSON text only, and not at any length.
    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
