using System.Buffers;
using LiveScore.Domain;
using LiveScore.Domain.Chat;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Wire;
using Xunit;

namespace LiveScore.Gateway.Tests.Wire;

public sealed class GoldenTests
{
    private static readonly WeekEventId s_id = new(Sample.Week, "k3f9", 42);

    [Fact]
    public void Snapshot_OfAWeek_HasEveryMemberOfEveryGame() => Golden.Matches(
        "snapshot",
        WireFormat.Snapshot(s_id, Sample.At, staleSince: null, [Sample.Seattle.InPlay(3, 7), Sample.Cleveland]));

    [Fact]
    public void Snapshot_OfAStaleWeek_SaysSinceWhen() => Golden.Matches(
        "snapshot-stale", WireFormat.Snapshot(s_id, Sample.At, Sample.At.AddMinutes(-2), []));

    [Fact]
    public void Snapshot_OfAWeekThatIsNotStored_HasNoEpoch() => Golden.Matches(
        "snapshot-empty", WireFormat.Snapshot(new(Sample.Week, "", 0), Sample.At, staleSince: null, []));

    [Fact]
    public void Snapshot_OfEveryStatus_HasItsName() => Golden.Matches(
        "snapshot-statuses",
        WireFormat.Snapshot(s_id, Sample.At, null, Enum.GetValues<GameStatus>().Select(status => Sample.Cleveland with { Status = status })));

    [Fact]
    public void Change_OfAScore_HasTheScoreOnly()
    {
        var before = Sample.Cleveland.InPlay(0, 0, "09:40");
        Golden.Matches("change-score", Change(before, before with { HomeScore = 7, Clock = "08:11" }));
    }

    [Fact]
    public void Change_ToHalftime_ClearsWhatIsAbsentAgain()
    {
        var before = Sample.Cleveland.InPlay(0, 7);
        Golden.Matches("change-cleared", Change(before, before with
        {
            Status = GameStatus.Halftime,
            Period = null,
            Clock = null,
            Possession = null,
            RedZone = null,
        }));
    }

    [Fact]
    public void Change_OfEveryFact_HasThemAll()
    {
        var after = Sample.Cleveland.InPlay(3, 7) with
        {
            Kickoff = Sample.Cleveland.Kickoff.AddHours(1),
            Home = new("CLE", "Brown’s \"Dawgs\""),
            RedZone = true,
            Overtime = true,
            Note = "Line 1\r\nLine 2",
        };
        Golden.Matches("change-all", Change(Sample.Cleveland, after));
    }

    [Fact]
    public void Change_OfAGameThatIsNew_HasItWhole() => Golden.Matches("change-new-game", Change(null, Sample.Cleveland));

    [Fact]
    public void Update_OfAWeek_HasAllGames() => Golden.Matches(
        "update", WireFormat.Update(s_id, [Sample.Seattle.InPlay(3, 7), Sample.Cleveland]));

    [Fact]
    public void Update_WithoutGames_IsAnEmptyArray() => Golden.Matches("update-empty", WireFormat.Update(s_id, []));

    [Fact]
    public void Reset_OfAnyKind_SaysWhy()
    {
        var frames = Enum.GetValues<ResetReason>().SelectMany(reason => WireFormat.Reset(reason).Frame.ToArray());
        Golden.Matches("reset", frames.ToArray());
    }

    [Fact]
    public void Heartbeat_OfAStaleWeek_SaysSinceWhen() =>
        Golden.Matches("heartbeat", WireFormat.Heartbeat(Sample.At, 42, Sample.At.AddMinutes(-2)));

    [Fact]
    public void Heartbeat_BeforeTheFirstState_HasNoVersion() =>
        Golden.Matches("heartbeat-waiting", WireFormat.Heartbeat(Sample.At, null, null));

    [Fact]
    public void Opening_OfAStream_HasCommentAndRetry() => Golden.Matches("opening", SseFrame.Opening(TimeSpan.FromSeconds(3.25)));

    [Fact]
    public void Message_OfATopic_HasTheEventInItsEnvelope()
    {
        var before = Sample.Cleveland.InPlay(0, 0, "09:40");
        Golden.Matches("message-change", Envelope.Of("week/2015/12", Change(before, before with { HomeScore = 7, Clock = "08:11" })));
        Golden.Matches("message-update", Envelope.Of("current", WireFormat.Update(s_id, [Sample.Cleveland])));
        Golden.Matches("message-reset", Envelope.Of("current", WireFormat.Reset(ResetReason.OtherWeek)));
        Golden.Matches("message-heartbeat", Envelope.Of("week/2015/12", WireFormat.Heartbeat(Sample.At, 42, null)));
    }

    [Fact]
    public void Notifications_OfEveryKind_HaveEveryMember()
    {
        Golden.Matches("ready", WireFormat.Ready(s_id));
        var game = Sample.Seattle.InPlay(3, 7);
        Golden.Matches("notification-score", WireFormat.Notification(
            s_id, new(NotificationKind.Score, Sample.At, game, "SEA touchdown and extra point: PIT 3, SEA 7 (Q2 08:11)") { Team = "SEA", Points = 7, Lead = LeadShift.Taken }));
        foreach (var kind in Enum.GetValues<NotificationKind>().Except([NotificationKind.Score, NotificationKind.Announcement]))
        {
            Golden.Matches($"notification-{kind.ToString().ToLowerInvariant()}", WireFormat.Notification(s_id with { Version = 41, Part = 1 }, new(kind, Sample.At, Sample.Seattle, "PIT @ SEA")));
        }
    }

    [Fact]
    public void Announcements_InJsonAndInWords_KeepTheirLines()
    {
        var entry = new RoomEntry(3, Sample.At, User: null, "Kickoff in Cleveland is late:\n  lightning.\n\nWe keep you posted.");
        var id = new NotificationsId(s_id, "x1y2", 3).ToString();
        Golden.Matches("announcement", RoomFormat.Announcement(id, entry, isText: false));
        Golden.Matches("announcement-text", RoomFormat.Announcement(id, entry, isText: true));
        Golden.Matches("notification-text", WireFormat.NotificationText(s_id, new(NotificationKind.Kickoff, Sample.At, Sample.Seattle, "PIT @ SEA has begun")));
        Golden.Matches("ready-no-week", WireFormat.Ready(new NotificationsId(null, "x1y2", 3).ToString(), week: null));
    }

    [Fact]
    public void Room_WhateverHappensThere_HasEveryMember()
    {
        Golden.Matches("chat-message", RoomFormat.Message("lobby", "x1y2", new(17, Sample.At, "quick-falcon-42", "<b>José</b>\n\"go\"")));
        Golden.Matches("chat-deleted", RoomFormat.Deleted("lobby", "x1y2", new(18, Sample.At, User: null, Text: null, Deletes: 17)));
        Golden.Matches("chat-presence", RoomFormat.Presence("lobby", Sample.At, ["quick-falcon-42", "shy-owl-7"], before: null));
        Golden.Matches("chat-presence-change", RoomFormat.Presence("lobby", Sample.At, ["quick-falcon-42", "shy-owl-7"], ["bold-crab-11", "shy-owl-7"]));
        Golden.Matches("message-chat", Envelope.Of("chat/lobby", RoomFormat.Message("lobby", "x1y2", new(17, Sample.At, "quick-falcon-42", "hi"))));
        Golden.Matches("message-posted", Envelope.Of("chat/lobby", RoomFormat.Posted("lobby", "x1y2", new(17, Sample.At, "quick-falcon-42", "hi"))));
    }

    [Fact]
    public void Message_OfNoTopic_SaysSo() => Golden.Matches("message-pong", Envelope.Of(topic: null, WireFormat.Pong(Sample.At)));

    [Fact]
    public void Message_OfAProblem_HasItsMembers() => Golden.Matches(
        "message-error", Envelope.Of("week/2015/99", WireFormat.Error(Problem.UnknownWeek("2015", "99").ProblemDetails)));

    [Fact]
    public void Event_OfSeveralTopics_HasTheirIdsJoined()
    {
        var update = WireFormat.Update(s_id, [Sample.Cleveland]);
        var joined = JoinedId.Of([s_id.ToString(), null, "2015-reg-13.x1y2.7"]);
        var output = new ArrayBufferWriter<byte>();
        SseFrame.Write(output, update.Name, joined, Envelope.Of("week/2015/12", update));
        Golden.Matches("several-update", output.WrittenSpan);
    }

    private static WireEvent Change(Game? before, Game after)
    {
        var change = Sample.Change(42, before is null ? [] : [before], after);
        return WireFormat.Change(s_id, 41, Sample.At, change.Games, [after]);
    }
}
