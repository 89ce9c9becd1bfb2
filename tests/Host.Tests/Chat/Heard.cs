using System.Text.Json.Nodes;

namespace LiveScore.Host.Tests.Chat;

/// <summary>An event as an EventSource hands it over.</summary>
/// <param name="Name">Its type; <c>message</c> when none was said.</param>
/// <param name="Id">The id that came with it, if one did.</param>
/// <param name="Data">Its lines of data, with LF between them.</param>
internal sealed record Heard(string Name, string? Id, string Data)
{
    public JsonNode Json => JsonNode.Parse(Data)!;

    public string? Text => (string?)Json["text"];
}
