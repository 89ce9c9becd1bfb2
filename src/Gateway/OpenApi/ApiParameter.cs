using System.Text.Json.Nodes;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Wire;
using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

/// <summary>Something that a route takes from its path, its query or a header.</summary>
/// <param name="Name">Its name.</param>
/// <param name="In">Where it stands.</param>
/// <param name="About">What it means.</param>
/// <param name="Schema">What it may be.</param>
/// <param name="Example">A value that works.</param>
internal sealed record ApiParameter(string Name, ParameterLocation In, string About, OpenApiSchema Schema, JsonNode Example)
{
    private const string RoomName = "[a-z0-9-]{1,10}";
    private const string WeekSlug = "(pre-|post-)?[0-9]{1,2}";

    public static readonly ApiParameter Season = new(
        "season", ParameterLocation.Path, "The year the season starts in.", Shape.Text("Four digits.", "^[0-9]{4}$"), "2015");

    public static readonly ApiParameter Slug = new(
        "slug", ParameterLocation.Path, "The week: 12, pre-4 or post-1.", Shape.Text("A week of a season.", $"^{WeekSlug}$"), "12");

    public static readonly ApiParameter ProblemName = new(
        "name", ParameterLocation.Path, "The last part of a problem's type.",
        Shape.Name("A type of problem.", ProblemType.All.Select(type => type.Name)), ProblemType.UnknownWeek.Name);

    public static readonly ApiParameter Mode = new(
        "mode", ParameterLocation.Query, "What a change sends: all games, or only what altered.",
        Shape.Name("full: all games; delta: only what altered.", "full", "delta"), "delta");

    public static readonly ApiParameter Team = new(
        "team", ParameterLocation.Query, "Only games of this team, by any code that the club ever had.",
        Shape.Text("Code of a club.", "^[A-Za-z]{2,3}$"), "BAL");

    public static readonly ApiParameter Kind = new(
        "kind", ParameterLocation.Query, "Only these kinds of notifications, separated by commas.",
        Shape.List(Shape.Name("A kind of notification.", WireNames.Kinds)), new JsonArray("score", "final"));

    public static readonly ApiParameter Format = new(
        "format", ParameterLocation.Query, "text: the data of notifications is their text alone, a line for each of its lines.",
        Shape.Name("json or text.", "json", "text"), "text");

    public static readonly ApiParameter Room = new(
        "room", ParameterLocation.Query, "A room of this server, or the id of a game; lobby when it is left out.",
        Shape.Text("A room.", $"^{RoomName}$"), "lobby");

    public static readonly ApiParameter MessageId = new(
        "id", ParameterLocation.Path, "The id of a message.", Shape.Text("As it came with the message."), "chat-lobby.x1y2.17");

    public static readonly ApiParameter AnnouncementId = new(
        "announcement", ParameterLocation.Path, "The id of an announcement.", Shape.Text("As it was answered."), "x1y2.3");

    public static readonly ApiParameter Topic = new(
        "topic", ParameterLocation.Query, "What to follow: week/{season}/{slug}, current, notifications or chat/{room}. Once for each topic.",
        Several(Shape.Text("A topic.", $"^(week/[0-9]{{4}}/{WeekSlug}|current|notifications|chat/{RoomName})$")), new JsonArray("current", "notifications"))
    {
        IsRequired = true,
        IsRepeated = true,
    };

    public static readonly ApiParameter LastEventIdQuery = new(
        "lastEventId", ParameterLocation.Query, "The last id a viewer had, for those who cannot set Last-Event-ID. That comes first.",
        Shape.Text("Whatever is no known id gets a reset."), "2015-reg-12.k3f9.42");

    public static readonly ApiParameter LastEventIdHeader = new(
        Transports.Sse.SseHeaders.LastEventId, ParameterLocation.Header, "The last id a viewer had, as browsers send it.",
        Shape.Text("Whatever is no known id gets a reset."), "2015-reg-12.k3f9.42");

    public static readonly ApiParameter IfNoneMatch = new(
        "If-None-Match", ParameterLocation.Header, "The ETag of the answer that the client has.", Shape.Text("One tag or several."), "\"k3f9.42\"");

    public static IEnumerable<ApiParameter> All =>
        [Season, Slug, ProblemName, Mode, Team, Kind, Format, Room, MessageId, AnnouncementId, Topic, LastEventIdQuery, LastEventIdHeader, IfNoneMatch];

    public bool IsRequired { get; init; }

    /// <summary>Said once for each value, and not as a list with commas.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Its name as a component, where a header and a query cannot both be called by their own.</summary>
    public string Key => In == ParameterLocation.Header ? Name : char.ToUpperInvariant(Name[0]) + Name[1..];

    public OpenApiParameter ToOpenApi() => new()
    {
        Name = Name,
        In = In,
        Description = About,
        Required = IsRequired || In == ParameterLocation.Path,
        Schema = Schema,
        Example = Example.DeepClone(),
        Style = Schema.Items is null ? null : ParameterStyle.Form,
        Explode = IsRepeated,
    };

    private static OpenApiSchema Several(OpenApiSchema items)
    {
        var list = Shape.List(items);
        (list.MinItems, list.MaxItems) = (1, JoinedId.MaxTopics);
        return list;
    }
}
