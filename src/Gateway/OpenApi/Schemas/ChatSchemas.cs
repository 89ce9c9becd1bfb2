using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.OpenApi;

/// <summary>Rooms, announcements, and who somebody is.</summary>
internal static class ChatSchemas
{
    private const string Id = "chat-[a-z0-9-]{1,10}\\.[A-Za-z0-9_-]+\\.[0-9]+";

    public static readonly ApiSchema RoomId = new(
        "RoomEventId", Shape.Text("Where a viewer of a room goes on: room, epoch, version. Take it as a whole.", $"^{Id}$"), "\"chat-lobby.x1y2.17\"");

    public static readonly ApiSchema NotificationsId = new(
        "NotificationsId",
        Shape.Text("Where a viewer goes on among notifications and announcements. Take it as a whole.", $"^{EventSchemas.NotificationsIdPattern}$"),
        "\"2015-reg-12.k3f9.42.x1y2.3\"");

    public static readonly ApiSchema Session = new(
        "Session", Shape.Object("Who this browser is.", ("user", Shape.Text("The name under which it writes."))), """{"user":"quick-falcon-42"}""");

    public static readonly ApiSchema NewMessage = new(
        "NewMessage",
        Shape.Object("A message for a room.", required: ["text"],
            ("text", Shape.Text("Plain text of up to 500 characters; lines end in LF.")),
            ("room", Shape.Text("lobby when it is left out.").OrNull())),
        """{"text":"Touchdown!","room":"lobby"}""");

    public static readonly ApiSchema NewAnnouncement = new(
        "NewAnnouncement",
        Shape.Object("What the operator has to say.", ("text", Shape.Text("Plain text of up to 2000 characters; lines end in LF."))),
        """{"text":"Kickoff in Cleveland is late:\nlightning."}""");

    public static readonly ApiSchema Posted = new(
        "Posted",
        Shape.Object("It is stored, and on its way to everybody.",
            ("success", Shape.Flag("Always true.")),
            ("id", RoomId.Reference),
            ("room", Shape.Text("The room it is in.")),
            ("user", Shape.Text("Who wrote it.")),
            EventSchemas.At("When it was stored.")),
        ApiExamples.Posted);

    public static readonly ApiSchema Announced = new(
        "Announced",
        Shape.Object("It is stored, and on its way to everybody.",
            ("success", Shape.Flag("Always true.")),
            ("id", Shape.Text("What deletes it.")),
            EventSchemas.At("When it was stored.")),
        """{"success":true,"id":"x1y2.3","at":"2015-11-29T18:03:12.345Z"}""");

    public static readonly ApiSchema Message = new(
        "ChatMessage",
        Shape.Object("A message in a room.",
            ("id", RoomId.Reference),
            ("room", Shape.Text("The room it is in.")),
            ("user", Shape.Text("Who wrote it; null for the operator.").OrNull()),
            ("text", Shape.Text("Plain text: it is no markup, and must not be shown as such.")),
            EventSchemas.At("When it was stored.")),
        ApiExamples.Message);

    public static readonly ApiSchema Deleted = new(
        "ChatDeletion",
        Shape.Object("A message is no more.", ("id", RoomId.Reference), ("room", Shape.Text("The room it was in.")), EventSchemas.At("When it was deleted.")),
        ApiExamples.Deleted);

    public static readonly ApiSchema Presence = new(
        "Presence",
        Shape.Object("Who is in a room: all of them at first, and then who came and went.",
            ("room", Shape.Text("The room.")),
            EventSchemas.At("When that was known."),
            ("count", Shape.Integer("How many there are.", 0)),
            ("users", Names("All, up to a hundred; null when only the difference is told.").OrNull()),
            ("joined", Names("Who came, up to a hundred.")),
            ("left", Names("Who went, up to a hundred."))),
        ApiExamples.Presence);

    public static readonly ApiSchema Announcement = new(
        "Announcement",
        Shape.Object("What the operator has to say.",
            ("kind", Shape.Name("The name of the event as well.", WireNames.Announcement)),
            EventSchemas.At("When it was stored."),
            ("text", Shape.Text("Plain text of one or several lines."))),
        ApiExamples.Announcement);

    public static IEnumerable<ApiSchema> All =>
        [RoomId, NotificationsId, Session, NewMessage, NewAnnouncement, Posted, Announced, Message, Deleted, Presence, Announcement];

    private static Microsoft.OpenApi.OpenApiSchema Names(string about) => Shape.List(Shape.Text("A name."), about);
}
