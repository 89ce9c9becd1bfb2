using System.Globalization;
using LiveScore.Gateway.Transports.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveScore.Gateway.Problems;

/// <summary>A request that failed, as RFC 9457 has it: its <see cref="ProblemType"/>, and what was wrong with just this one.</summary>
internal static class Problem
{
    public static ProblemHttpResult MalformedSeason(string season) => ProblemType.MalformedSeason.Of($"'{Shortened(season)}' is not a year.");

    public static ProblemHttpResult UnknownSeason(int season) => ProblemType.UnknownSeason.Of($"No season {season} is known.");

    public static ProblemHttpResult EmptySeason(int season) => ProblemType.UnknownSeason.Of($"Nothing of season {season} was imported yet.");

    public static ProblemHttpResult MalformedWeek(string slug) => ProblemType.MalformedWeek.Of($"'{Shortened(slug)}' does not name a week.");

    public static ProblemHttpResult UnknownWeek(string season, string slug) =>
        ProblemType.UnknownWeek.Of($"Week {slug} of season {season} is not known, or was not imported yet.");

    public static ProblemHttpResult MalformedMode(string mode) => ProblemType.MalformedMode.Of($"'{Shortened(mode)}' is none.");

    public static ProblemHttpResult UnknownTeam(string team) => ProblemType.UnknownTeam.Of($"'{Shortened(team)}' is none.");

    public static ProblemHttpResult MalformedFormat(string format) => ProblemType.MalformedFormat.Of($"'{Shortened(format)}' is none.");

    public static ProblemHttpResult UnknownKind(string kind) => ProblemType.UnknownKind.Of($"'{Shortened(kind)}' is none.");

    public static ProblemHttpResult NotAcceptable() => ProblemType.NotAcceptable.Of();

    public static ProblemHttpResult TooManyViewers() => ProblemType.TooManyViewers.Of();

    public static ProblemHttpResult ForbiddenOrigin(string origin) => ProblemType.ForbiddenOrigin.Of($"'{Shortened(origin)}' is another site.");

    public static ProblemHttpResult TooManyRequests() => ProblemType.TooManyRequests.Of();

    public static ProblemHttpResult TooManySessions() => ProblemType.TooManySessions.Of();

    public static ProblemHttpResult SessionsUnavailable() => ProblemType.Unavailable.Of("There can be no session now.");

    public static ProblemHttpResult AdminKeyNotSet() => ProblemType.AdminKeyNotSet.Of();

    public static ProblemHttpResult Unauthorized() => ProblemType.Unauthorized.Of();

    public static ProblemHttpResult TooManyWrongKeys() => ProblemType.TooManyWrongKeys.Of();

    public static ProblemHttpResult UnsupportedMediaType() => ProblemType.UnsupportedMediaType.Of();

    public static ProblemHttpResult MalformedJson(long line, long column) => ProblemType.MalformedJson.Of(
        string.Create(CultureInfo.InvariantCulture, $"It cannot be read from byte {column} of line {line} on."));

    public static ProblemHttpResult InvalidBody(params IReadOnlyList<BodyError> errors)
    {
        var problem = ProblemType.InvalidBody.Of();
        problem.ProblemDetails.Extensions["errors"] = errors;
        return problem;
    }

    public static ProblemHttpResult ForbiddenMetrics() => ProblemType.ForbiddenMetrics.Of();

    public static ProblemHttpResult UpgradeRequired() => ProblemType.UpgradeRequired.Of();

    public static ProblemHttpResult MalformedHandshake() => ProblemType.MalformedHandshake.Of();

    public static ProblemHttpResult MalformedMessage() => ProblemType.MalformedMessage.Of();

    public static ProblemHttpResult UnknownTopic(string topic) => ProblemType.UnknownTopic.Of($"'{Shortened(topic)}' is none.");

    public static ProblemHttpResult UnreadableText(string detail) => ProblemType.UnreadableText.Of(detail);

    public static ProblemHttpResult TooManyMessages(string detail) => ProblemType.TooManyMessages.Of(detail);

    public static ProblemHttpResult UnknownMessage() => ProblemType.UnknownMessage.Of();

    public static ProblemHttpResult NotPosted() => ProblemType.Unavailable.Of("It could not be stored.");

    public static ProblemHttpResult UnknownRoom(string room) => ProblemType.UnknownRoom.Of($"'{Shortened(room)}' is none.");

    public static ProblemHttpResult TooManyTopics(int most) => ProblemType.TooManyTopics.Of($"Follow at most {most} at once.");

    public static ProblemHttpResult NotSubscribed(string topic) =>
        ProblemType.NotSubscribed.Of($"'{Shortened(topic)}' is none of the topics of this WebSocket.");

    public static ProblemHttpResult NoTopics() => ProblemType.NoTopics.Of();

    public static ProblemHttpResult NotFound() => ProblemType.NotFound.Of();

    public static ProblemHttpResult Unavailable() => ProblemType.Unavailable.Of();

    public static ProblemHttpResult ForStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => NotFound(),
        StatusCodes.Status405MethodNotAllowed => ProblemType.MethodNotAllowed.Of(),
        StatusCodes.Status408RequestTimeout => ProblemType.BodyTooSlow.Of(),
        StatusCodes.Status413PayloadTooLarge => ProblemType.BodyTooLarge.Of(),
        StatusCodes.Status415UnsupportedMediaType => ProblemType.UnsupportedMediaType.Of(),
        >= 500 => ProblemType.Unexpected.Of(),
        _ => ProblemType.BadRequest.Of(status),
    };

    // What came from outside goes back in a JSON text only, and not at any length.
    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
