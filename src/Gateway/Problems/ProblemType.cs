using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveScore.Gateway.Problems;

/// <summary>
/// One way a request can fail. Answers, the OpenAPI document and <c>/problems/{name}</c> all read this list. A name is for programs
/// and stays; the advice tells people what to do.
/// </summary>
internal sealed record ProblemType(int Status, string Name, string Title, string Advice)
{
    private const string Weeks = "Weeks are written 12, pre-4 or post-1; /api/season/{season} lists those of a season.";

    public static readonly ProblemType MalformedSeason = new(
        400, "malformed-season", "This is not a season", "Use four digits, as in /api/season/2015.");

    public static readonly ProblemType UnknownSeason = new(
        404, "unknown-season", "There is no such season", "Try one from 2009 on that LiveScore's fetch has imported.");

    public static readonly ProblemType MalformedWeek = new(400, "malformed-week", "This is not a week", Weeks);

    public static readonly ProblemType UnknownWeek = new(404, "unknown-week", "There is no such week", Weeks);

    public static readonly ProblemType MalformedMode = new(
        400, "malformed-mode", "This is not a mode", "Say 'full' or 'delta', or leave it out for the default.");

    public static readonly ProblemType MalformedFormat = new(
        400, "malformed-format", "This is not a format", "Say 'json' or 'text', or leave it out for json.");

    public static readonly ProblemType UnknownTeam = new(
        400, "unknown-team", "There is no such team", "Use the code of a club, such as BAL or CLE.");

    public static readonly ProblemType UnknownKind = new(
        400, "unknown-kind", "There is no such kind of notification",
        $"Use one or several of {string.Join(", ", Wire.WireNames.Kinds)}, separated by commas.");

    public static readonly ProblemType NotAcceptable = new(
        406, "not-acceptable", "This is a stream of events", "Send 'Accept: text/event-stream', or leave Accept out.");

    public static readonly ProblemType TooManyViewers = new(
        429, "too-many-viewers", "Too many viewers at your address", "Close some, or try again after as many seconds as Retry-After says.");

    public static readonly ProblemType ForbiddenOrigin = new(
        403, "forbidden-origin", "Pages of that origin may not do this", "The operator can add the origin to AllowedOrigins.");

    public static readonly ProblemType ForbiddenMetrics = new(
        403, "forbidden-metrics", "Metrics are for this machine",
        "The operator can set LiveScore:Gateway:Metrics to 'all', and have the proxy keep /metrics to itself.");

    public static readonly ProblemType TooManyRequests = new(
        429, "too-many-requests", "Too many requests", "Try again after as many seconds as Retry-After says.");

    public static readonly ProblemType TooManySessions = new(
        429, "too-many-sessions", "Too many new viewers at your address",
        "Keep the cookie that the first answer sets, or try again after as many seconds as Retry-After says.");

    public static readonly ProblemType AdminKeyNotSet = new(
        403, "admin-key-not-set", "Nobody may do this", "The operator has set no admin key (LiveScore:Gateway:AdminKey).");

    public static readonly ProblemType Unauthorized = new(
        401, "unauthorized", "This is for the operator", "Send 'Authorization: Bearer' and the admin key.");

    public static readonly ProblemType TooManyWrongKeys = new(
        429, "too-many-wrong-keys", "Too many wrong keys from your address", "Try again after as many seconds as Retry-After says.");

    public static readonly ProblemType UnsupportedMediaType = new(
        415, "unsupported-media-type", "The body has to be JSON", "Send 'Content-Type: application/json' and UTF-8.");

    public static readonly ProblemType MalformedJson = new(
        400, "malformed-json", "The body is not JSON", "Send one JSON value (RFC 8259), in which no member is there twice.");

    public static readonly ProblemType InvalidBody = new(
        400, "invalid-body", "The body does not say what it has to", "The member errors lists what is wrong, and where.");

    public static readonly ProblemType BodyTooLarge = new(
        413, "body-too-large", "The body is too large", "Send less; the operator's limit is MaxBody.");

    public static readonly ProblemType BodyTooSlow = new(
        408, "body-too-slow", "The body did not come in time", "Send it again.");

    public static readonly ProblemType UnreadableText = new(
        400, "unreadable-text", "This is not a text that others could read", "Send plain text; see docs/wire-format.md for what that is.");

    public static readonly ProblemType TooManyMessages = new(
        429, "too-many-messages", "Too many messages", "Try again after as many seconds as Retry-After says.");

    public static readonly ProblemType UnknownMessage = new(
        404, "unknown-message", "There is no such message", "Use the id that came with it. It may be deleted already, or too old to be kept.");

    public static readonly ProblemType UnknownRoom = new(
        404, "unknown-room", "There is no such room", "Rooms are those of this server, such as lobby, and one for each game that it knows, under its id.");

    public static readonly ProblemType UpgradeRequired = new(
        426, "upgrade-required", "This is a WebSocket", "Connect with a WebSocket client of version 13.");

    public static readonly ProblemType MalformedHandshake = new(
        400, "malformed-handshake", "This is no handshake", "Sec-WebSocket-Key has to be 16 bytes in Base64 (RFC 6455, section 4.1).");

    public static readonly ProblemType MalformedMessage = new(
        400, "malformed-message", "The message cannot be read",
        "Send an object such as {\"op\":\"subscribe\",\"topic\":\"week/2015/12\"}; op is subscribe, unsubscribe, post or ping.");

    public static readonly ProblemType UnknownTopic = new(
        404, "unknown-topic", "There is no such topic", "Topics are week/{season}/{slug}, current, notifications and chat/{room}.");

    public static readonly ProblemType TooManyTopics = new(
        429, "too-many-topics", "Too many topics", "Open another connection for the rest.");

    public static readonly ProblemType NotSubscribed = new(
        404, "not-subscribed", "That topic is not followed", "Unsubscribe with the topic as it was subscribed to.");

    public static readonly ProblemType NoTopics = new(
        400, "no-topics", "No topic is named", "Name one or several, as in ?topic=week/2015/12&topic=current.");

    public static readonly ProblemType NotFound = new(404, "not-found", "There is nothing here", "GET /api/ lists every route.");

    public static readonly ProblemType MethodNotAllowed = new(
        405, "method-not-allowed", "This route does not take that method", "The header Allow lists those that it takes.");

    public static readonly ProblemType Unavailable = new(
        503, "unavailable", "This cannot be done now", "Try again after as many seconds as the header Retry-After says.");

    public static readonly ProblemType Unexpected = new(
        500, "unexpected", "Something went wrong here", "It was logged. Trying again may help; the request need not be changed.");

    /// <summary>Its answer may have another status from 400 on: whatever the web server found wrong.</summary>
    public static readonly ProblemType BadRequest = new(
        400, "bad-request", "The request cannot be read", "GET /api/ lists every route and what it takes.");

    /// <summary>Every type, by status and name.</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        .. typeof(ProblemType).GetFields().Select(field => field.GetValue(null)).OfType<ProblemType>()
            .OrderBy(type => type.Status).ThenBy(type => type.Name, StringComparer.Ordinal),
    ];

    public string Uri => $"/problems/{Name}";

    /// <param name="facts">What was wrong with just this request, as whole sentences.</param>
    public ProblemHttpResult Of(string? facts = null) => Of(Status, facts);

    public ProblemHttpResult Of(int status, string? facts = null) => TypedResults.Problem(
        type: Uri, title: Title, statusCode: status, detail: facts is null ? Advice : $"{facts} {Advice}");
}
