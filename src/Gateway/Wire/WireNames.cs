using LiveScore.Domain;

namespace LiveScore.Gateway.Wire;

/// <summary>Names that viewers read. Written out, so that renaming a class or a member never changes them.</summary>
internal static class WireNames
{
    public const string Snapshot = "snapshot";
    public const string Change = "change";
    public const string Update = "update";
    public const string Reset = "reset";
    public const string Ready = "ready";
    public const string Heartbeat = "heartbeat";
    public const string Pong = "pong";
    public const string Error = "error";
    public const string Announcement = "announcement";

    /// <summary>What browsers call events without a name, and so it is not written.</summary>
    public const string Message = "message";
    public const string Deleted = "deleted";
    public const string Presence = "presence";
    public const string Posted = "posted";

    public static string Of(GameStatus status) => status switch
    {
        GameStatus.Scheduled => "scheduled",
        GameStatus.InProgress => "inProgress",
        GameStatus.Halftime => "halftime",
        GameStatus.Final => "final",
        GameStatus.Postponed => "postponed",
        GameStatus.Suspended => "suspended",
        GameStatus.Canceled => "canceled",
        GameStatus.Delayed => "delayed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a name on the wire."),
    };

    public static string Of(NotificationKind kind) => kind switch
    {
        NotificationKind.Kickoff => "kickoff",
        NotificationKind.Score => "score",
        NotificationKind.Correction => "correction",
        NotificationKind.Quarter => "quarter",
        NotificationKind.Halftime => "halftime",
        NotificationKind.Final => "final",
        NotificationKind.Postponed => "postponed",
        NotificationKind.Announcement => Announcement,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name on the wire."),
    };

    public static IEnumerable<string> Kinds => Enum.GetValues<NotificationKind>().Select(Of);

    public static IEnumerable<string> Statuses => Enum.GetValues<GameStatus>().Select(Of);

    public static IEnumerable<string> Reasons => Enum.GetValues<ResetReason>().Select(Of);

    /// <summary>The kind of that name; null when there is none.</summary>
    public static NotificationKind? KindOf(string name) =>
        Enum.GetValues<NotificationKind>().Where(kind => Of(kind) == name).Select(kind => (NotificationKind?)kind).FirstOrDefault();

    /// <summary>Null when the lead did not alter.</summary>
    public static string? Of(LeadShift lead) => lead switch
    {
        LeadShift.None => null,
        LeadShift.Taken => "taken",
        LeadShift.Tied => "tied",
        _ => throw new ArgumentOutOfRangeException(nameof(lead), lead, "A shift without a name on the wire."),
    };

    public static string Of(ResetReason reason) => reason switch
    {
        ResetReason.UnknownId => "unknown-id",
        ResetReason.OtherEpoch => "other-epoch",
        ResetReason.TooOld => "too-old",
        ResetReason.FromTheFuture => "from-the-future",
        ResetReason.OtherWeek => "other-week",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without a name on the wire."),
    };
}
