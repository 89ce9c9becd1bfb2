using LiveScore.Domain;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.OpenApi;

/// <summary>An event of a stream, and what its data is.</summary>
/// <param name="About">When it comes.</param>
/// <param name="Data">The shape of its data.</param>
/// <param name="Example">One of them.</param>
internal sealed record ApiEvent(string About, ApiSchema Data, WireEvent Example)
{
    public static readonly ApiEvent Snapshot = new("The state of a week: first in mode delta.", EventSchemas.Snapshot, ApiExamples.Snapshot);

    public static readonly ApiEvent Change = new("What altered, in mode delta.", EventSchemas.Change, ApiExamples.Change);

    public static readonly ApiEvent Update = new("All games, in mode full.", GameSchemas.Games, ApiExamples.Update);

    public static readonly ApiEvent Ready = new("Notifications come from here on.", EventSchemas.Ready, ApiExamples.Ready) { Id = ChatSchemas.NotificationsId };

    public static readonly ApiEvent Reset = new("Forget what you have: the state comes next.", EventSchemas.Reset, ApiExamples.Reset);

    public static readonly ApiEvent Heartbeat = new("Now and then: the line is alive.", EventSchemas.Heartbeat, ApiExamples.Heartbeat);

    public static readonly ApiEvent Pong = new("Answer to a ping.", SocketSchemas.Pong, ApiExamples.Pong);

    public static readonly ApiEvent Error = new("A message that cannot be obeyed.", ProblemSchemas.Problem, ApiExamples.Error);

    /// <summary>Of the games of a week, in either mode.</summary>
    public static readonly ApiEvent[] Week = [Snapshot, Change, Update, Reset, Heartbeat];

    /// <summary>One for each kind, which is its name.</summary>
    public static readonly ApiEvent[] Notifications =
    [
        Ready,
        .. Enum.GetValues<NotificationKind>().Except([NotificationKind.Announcement]).Select(kind => new ApiEvent(AboutOf(kind), EventSchemas.Notification, ApiExamples.Notification(kind)) { Id = ChatSchemas.NotificationsId }),
        new("The operator has something to say.", ChatSchemas.Announcement, ApiExamples.Announcement) { Id = ChatSchemas.NotificationsId },
        Reset,
        Heartbeat,
    ];

    /// <summary>Of a room. Messages come without a name of their own.</summary>
    public static readonly ApiEvent[] Chat =
    [
        new("Who is there.", ChatSchemas.Presence, ApiExamples.Presence),
        new("Somebody wrote. It has no name, as what EventSource gives to onmessage.", ChatSchemas.Message, ApiExamples.Message) { Id = ChatSchemas.RoomId },
        new("A message is no more.", ChatSchemas.Deleted, ApiExamples.Deleted) { Id = ChatSchemas.RoomId },
        Reset,
        Heartbeat,
    ];

    /// <summary>The viewer's own message is stored.</summary>
    public static readonly ApiEvent Posted = new("Answer to a post.", ChatSchemas.Posted, ApiExamples.Posted);

    public static readonly ApiEvent[] Topics = [.. Week.Union(Notifications).Union(Chat)];

    public string Name => Example.Name;

    /// <summary>The shape of its id, where it has one.</summary>
    public ApiSchema Id { get; init; } = EventSchemas.EventId;

    public bool HasId => Example.Id is not null;

    private static string AboutOf(NotificationKind kind) => kind switch
    {
        NotificationKind.Kickoff => "A game begins, or is found under way.",
        NotificationKind.Score => "A team scored.",
        NotificationKind.Correction => "Something told before was wrong.",
        NotificationKind.Quarter => "A period begins, other than behind halftime.",
        NotificationKind.Halftime => "A game is at halftime.",
        NotificationKind.Final => "A game is over.",
        NotificationKind.Postponed => "Postponed, suspended, delayed, canceled, or on again.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind that nothing is said about."),
    };
}
