using System.Text;
using System.Text.Json.Nodes;
using LiveScore.Gateway.Transports.WebSocket;
using LiveScore.Gateway.Wire;
using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

/// <summary>Envelopes, as <see cref="Envelope"/> writes them, and what clients say over a WebSocket.</summary>
internal static class SocketSchemas
{
    public static readonly ApiSchema EventEnvelope = new(
        "Envelope",
        Shape.Object("An event of one topic among several. Each event tells the schema of its data.",
            ("topic", Shape.Text("Which topic it is about; null when it is about the connection.").OrNull()),
            ("event", Shape.Text("Name of the event.")),
            ("id", Shape.Text("Its id as on a stream of that topic alone.").OrNull()),
            ("data", new OpenApiSchema { Description = "As on a stream of that topic alone." })),
        Encoding.UTF8.GetString(Envelope.Of("week/2015/12", ApiExamples.Change)));

    public static readonly ApiSchema Pong = new(
        "Pong", Shape.Object("Answer to a ping.", EventSchemas.At("The time of the league's clock.")), ApiExamples.Pong);

    public static readonly ApiSchema Message = new(
        "ClientMessage",
        Shape.Object("What a client says over a WebSocket.", required: ["op"],
            ("op", Shape.Name("What to do.", ClientMessage.Subscribe, ClientMessage.Unsubscribe, ClientMessage.Post, ClientMessage.Ping)),
            ("topic", Shape.Text("week/{season}/{slug}, current, notifications or chat/{room}.")),
            ("topics", Shape.List(Shape.Text("The same, several."), "Comes before topic.")),
            ("text", Shape.Text("What to post to the room of the topic.")),
            ("after", Shape.Text("The last id the client had.")),
            ("mode", ApiParameter.Mode.Schema),
            ("team", ApiParameter.Team.Schema),
            ("kind", Shape.Text("Kinds of notifications, separated by commas."))),
        new JsonObject { ["op"] = ClientMessage.Subscribe, ["topic"] = "week/2015/12", ["after"] = "2015-reg-12.k3f9.42" }.ToJsonString());

    public static IEnumerable<ApiSchema> All => [EventEnvelope, Pong, Message];
}
