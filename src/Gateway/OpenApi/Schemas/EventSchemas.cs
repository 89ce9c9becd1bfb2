using LiveScore.Domain;
using LiveScore.Gateway.Wire;
using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

/// <summary>Data of events, as <see cref="WireFormat"/> writes it, and their ids.</summary>
internal static class EventSchemas
{
    private const string Id = "[0-9]{4}-(pre|reg|post)-[0-9]{1,2}\\.[A-Za-z0-9_-]+\\.[0-9]+(-[0-9]+)?";
    private const string RoomId = "chat-[a-z0-9-]{1,10}\\.[A-Za-z0-9_-]+\\.[0-9]+";

    /// <summary>A place in a week, if there is one, and among the announcements, once there are any.</summary>
    public const string NotificationsIdPattern = $"(-|{Id})(\\.[A-Za-z0-9_-]+\\.[0-9]+)?";

    private const string AnyId = $"({NotificationsIdPattern}|{RoomId})";

    public static readonly ApiSchema EventId = new(
        "EventId", Shape.Text("Where a viewer goes on that comes back: week, epoch, version. Take it as a whole.", $"^{Id}$"), "\"2015-reg-12.k3f9.42\"");

    public static readonly ApiSchema JoinedId = new(
        "JoinedId",
        Shape.Text("The ids of all topics of a stream, in its order; - for one that has given nothing yet.", $"^{AnyId}(\\.\\.{AnyId}){{0,3}}$"),
        "\"2015-reg-12.k3f9.42..-\"");

    public static readonly ApiSchema Snapshot = new(
        "Snapshot",
        Shape.Object("The state of a week.",
            Epoch(), Version(), At("When the version was made."), StaleSince(), ("games", GameSchemas.Games.Reference)),
        ApiExamples.Snapshot);

    public static readonly ApiSchema Change = new(
        "Change",
        Shape.Object("What altered since the version that the viewer was last given.",
            Epoch(), ("since", Shape.Integer("The version this stands on.", 0)), Version(), At("When it altered."),
            ("games", Shape.List(GameSchemas.GamePatch.Reference, "A patch for each game that altered."))),
        ApiExamples.Change);

    public static readonly ApiSchema Ready = new(
        "Ready", Shape.Object("Notifications go on behind this version.", Epoch(), Version()), ApiExamples.Ready);

    public static readonly ApiSchema Notification = new(
        "Notification",
        Shape.Object("What happened, for fans.",
            ("kind", Shape.Name("The name of the event as well.", WireNames.Kinds)),
            At("When the feed said so."),
            ("gameId", Shape.Text("The game it is about.")),
            ("team", Shape.Text("Code of the team whose points altered.").OrNull()),
            ("points", Shape.Integer("By how much; below zero when they were taken back.").OrNull()),
            ("lead", Shape.Name("What it did to the lead.", "taken", "tied").OrNull()),
            ("home", GameSchemas.Side.Reference),
            ("away", GameSchemas.Side.Reference),
            ("period", GameSchemas.Period()),
            ("clock", GameSchemas.Clock()),
            ("text", Shape.Text("One line of English."))),
        ApiExamples.Notification(NotificationKind.Score));

    public static readonly ApiSchema Reset = new(
        "Reset",
        Shape.Object("Forget what you have: the state comes next.", ("reason", Shape.Name("Why.", WireNames.Reasons))),
        ApiExamples.Reset);

    public static readonly ApiSchema Heartbeat = new(
        "Heartbeat",
        Shape.Object("The line is alive.",
            At("The time of the league's clock."),
            ("version", Shape.Integer("The version that the viewer was last given.", 0).OrNull()),
            StaleSince()),
        ApiExamples.Heartbeat);

    public static IEnumerable<ApiSchema> All => [EventId, JoinedId, Snapshot, Change, Ready, Notification, Reset, Heartbeat];

    public static (string, IOpenApiSchema) At(string about) => ("at", Shape.Moment(about));

    private static (string, IOpenApiSchema) Epoch() => ("epoch", Shape.Text("Another one when the week was stored anew.").OrNull());

    private static (string, IOpenApiSchema) Version() => ("version", Shape.Integer("Counts the changes of the week, without a hole.", 0));

    private static (string, IOpenApiSchema) StaleSince() =>
        ("staleSince", Shape.Moment("Since when the feed has not been heard or has stood still.").OrNull());
}
