using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveScore.Testing.Crowds;

/// <summary>An event as it came off the wire.</summary>
public sealed record SseEvent(string Name, string? Id, string Data)
{
    public JsonNode Json => JsonNode.Parse(Data)!;

    /// <summary>The version at the end of the id: <c>2015-reg-12.k3f9.42</c>.</summary>
    public long Version => long.Parse(Id!.Split('.')[^1], CultureInfo.InvariantCulture);

    /// <summary>Reads what a client in another language says that it heard.</summary>
    public static SseEvent Parse(string text) => JsonSerializer.Deserialize<SseEvent>(text, JsonSerializerOptions.Web)!;
}
