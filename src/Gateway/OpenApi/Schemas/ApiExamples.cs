using LiveScore.Domain;
using LiveScore.Domain.Chat;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.OpenApi;

/// <summary>What the examples tell of. The code that writes answers writes them too.</summary>
internal static class ApiExamples
{
    public static readonly SeasonWeekKey Week = new(2015, SeasonType.Reg, 12);
    public static readonly WeekEventId Id = new(Week, "k3f9", 42);
    public static readonly DateTimeOffset At = new(2015, 11, 29, 18, 3, 12, 345, TimeSpan.Zero);

    public static readonly Game Game = new()
    {
        Id = "2015112911",
        Kickoff = new(2015, 11, 29, 16, 25, 0, TimeSpan.FromHours(-5)),
        Away = new("PIT", "Steelers"),
        Home = new("SEA", "Seahawks"),
        Status = GameStatus.InProgress,
        Period = 2,
        Clock = "08:11",
        AwayScore = 3,
        HomeScore = 7,
        Possession = "SEA",
        RedZone = false,
    };

    public static readonly WireEvent Snapshot = WireFormat.Snapshot(Id, At, staleSince: null, [Game]);

    public static readonly WireEvent Change = WireFormat.Change(
        Id, 41, At, [new() { Id = Game.Id, Clock = Game.Clock, HomeScore = Game.HomeScore }], [Game]);

    public static readonly WireEvent Update = WireFormat.Update(Id, [Game]);

    public static readonly WireEvent Ready = WireFormat.Ready(Id);

    public static readonly WireEvent Reset = WireFormat.Reset(ResetReason.TooOld);

    public static readonly WireEvent Heartbeat = WireFormat.Heartbeat(At, 42, staleSince: null);

    public static readonly WireEvent Pong = WireFormat.Pong(At);

    public static readonly WireEvent Error = WireFormat.Error(Problems.Problem.UnknownWeek("2015", "99").ProblemDetails);

    public static readonly RoomEntry Entry = new(17, At, "quick-falcon-42", "Touchdown!");

    public static readonly WireEvent Message = RoomFormat.Message("lobby", "x1y2", Entry);

    public static readonly WireEvent Posted = RoomFormat.Posted("lobby", "x1y2", Entry);

    public static readonly WireEvent Deleted = RoomFormat.Deleted("lobby", "x1y2", new(18, At, User: null, Text: null, Deletes: 17));

    public static readonly WireEvent Presence = RoomFormat.Presence("lobby", At, ["quick-falcon-42"], before: null);

    public static readonly WireEvent Announcement = RoomFormat.Announcement(
        new NotificationsId(Id, "x1y2", 3).ToString(), new(3, At, User: null, "Kickoff in Cleveland is late:\nlightning."), isText: false);

    public static WireEvent Notification(NotificationKind kind) => WireFormat.Notification(
        Id, kind != NotificationKind.Score
            ? new(kind, At, Game, "PIT 3, SEA 7 (Q2 08:11)")
            : new(kind, At, Game, "SEA touchdown and extra point: PIT 3, SEA 7 (Q2 08:11)") { Team = "SEA", Points = 7, Lead = LeadShift.Taken });
}
