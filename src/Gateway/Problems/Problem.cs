using System.Globalization;
using LiveScore.Domain;
using LiveScore.Gateway.Transports.Json;
using LiveScore.Gateway.Wire;
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

    public static ProblemHttpResult MalformedFormat(string format) => Of(
        400, "malformed-format", "This is not a format", $"'{Shortened(format)}' is neither 'json' nor 'text'. Leave it out for json.");

    public static ProblemHttpResult UnknownTeam(string team) => Of(
        400, "unknown-team", "There is no such team", $"'{Shortened(team)}' is not the code of a club, such as BAL or CLE.");

    public static ProblemHttpResult UnknownKind(string kind) => Of(
        400, "unknown-kind", "There is no such kind of notification",
        $"'{Shortened(kind)}' is none of {string.Join(", ", Enum.GetValues<NotificationKind>().Select(WireNames.Of))}.");

    public static ProblemHttpResult NotAcceptable() => Of(
        406, "not-acceptable", "This is a stream of events", "Send 'Accept: text/event-stream', or leave Accept out.");

    public static ProblemHttpResult TooManyViewers() => Of(
        429, "too-many-viewers", "Too many viewers at your address", "Close some, or try again after as many seconds as Retry-After says.");

    public static ProblemHttpResult TooManyRequests() => Of(
        429, "too-many-requests", "Too many requests", "Try again after as many seconds as Retry-After says.");

    public static ProblemHttpResult TooManySessions() => Of(
        429, "too-many-sessions", "Too many new viewers at your address",
        "Keep the cookie that the first answer sets, or try again after as many seconds as Retry-After says.");

    public static ProblemHttpResult SessionsUnavailable() => Of(
        503, "unavailable", "There can be no session now", "Try again after as many seconds as the header Retry-After says.");

    public static ProblemHttpResult AdminKeyNotSet() => Of(
        403, "admin-key-not-set", "Nobody may do this", "The operator has set no admin key (LiveScore:Gateway:AdminKey).");

    public static ProblemHttpResult Unauthorized() => Of(
        401, "unauthorized", "This is for the operator", "Send 'Authorization: Bearer' and the admin key.");

    public static ProblemHttpResult TooManyWrongKeys() => Of(
        429, "too-many-wrong-keys", "Too many wrong keys from your address", "Try again after as many seconds as Retry-After says.");

    public static ProblemHttpResult UnsupportedMediaType() => Of(
        415, "unsupported-media-type", "The body has to be JSON", "Send 'Content-Type: application/json' and UTF-8.");

    public static ProblemHttpResult MalformedJson(long line, long column) => Of(
        400, "malformed-json", "The body is not JSON",
        string.Create(CultureInfo.InvariantCulture, $"It cannot be read from byte {column} of line {line} on. A member must not be there twice."));

    public static ProblemHttpResult InvalidBody(params IReadOnlyList<BodyError> errors) => Of(
        400, "invalid-body", "The body does not say what it has to", "The member errors lists what is wrong, and where.", errors);

    public static ProblemHttpResult BodyTooLarge() => Of(
        413, "body-too-large", "The body is too large", "Send less; the operator's limit is MaxBody.");

    public static ProblemHttpResult BodyTooSlow() => Of(
        408, "body-too-slow", "The body did not come in time", "Send it again.");

    public static ProblemHttpResult ForbiddenOrigin(string origin) => Of(
        403, "forbidden-origin", "Pages of that origin may not do this", $"The operator can add '{Shortened(origin)}' to AllowedOrigins.");

    public static ProblemHttpResult ForbiddenMetrics() => Of(
        403, "forbidden-metrics", "Metrics are for this machine", "The operator can set LiveScore:Gateway:Metrics to 'all', and have the proxy keep /metrics to itself.");

    public static ProblemHttpResult UpgradeRequired() => Of(
        426, "upgrade-required", "This is a WebSocket", "Connect with a WebSocket client of version 13.");

    public static ProblemHttpResult MalformedHandshake() => Of(
        400, "malformed-handshake", "This is no handshake", "Sec-WebSocket-Key has to be 16 bytes in Base64 (RFC 6455, section 4.1).");

    public static ProblemHttpResult MalformedMessage() => Of(
        400, "malformed-message", "The message cannot be read",
        "Send an object such as {\"op\":\"subscribe\",\"topic\":\"week/2015/12\"}; op is subscribe, unsubscribe or ping.");

    public static ProblemHttpResult UnknownTopic(string topic) => Of(
        404, "unknown-topic", "There is no such topic", $"'{Shortened(topic)}' is none of week/{{season}}/{{slug}}, current, notifications and chat/{{room}}.");

    public static ProblemHttpResult UnknownRoom(string room) => Of(
        404, "unknown-room", "There is no such room",
        $"'{Shortened(room)}' is neither a room of this server, such as lobby, nor the id of a game that it knows.");

    public static ProblemHttpResult TooManyTopics(int most) => Of(
        429, "too-many-topics", "Too many topics", $"Follow at most {most} at once.");

    public static ProblemHttpResult NotSubscribed(string topic) => Of(
        404, "not-subscribed", "That topic is not followed", $"'{Shortened(topic)}' is none of the topics of this WebSocket.");

    public static ProblemHttpResult NoTopics() => Of(
        400, "no-topics", "No topic is named", "Name one or several, as in ?topic=week/2015/12&topic=current.");

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
        StatusCodes.Status408RequestTimeout => BodyTooSlow(),
        StatusCodes.Status413PayloadTooLarge => BodyTooLarge(),
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType(),
        >= 500 => Unexpected(),
        _ => Of(status, "bad-request", "The request cannot be read", "GET /api/ lists every route and what it takes."),
    };

    private static ProblemHttpResult Of(int status, string name, string title, string detail, IReadOnlyList<BodyError>? errors = null) =>
        TypedResults.Problem(
            type: $"/problems/{name}", title: title, statusCode: status, detail: detail,
            extensions: errors is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["errors"] = errors });

    // What came from outside goes back in a JSON text only, and not at any length.
    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
