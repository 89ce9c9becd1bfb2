using System.Text.Json;

namespace LiveScore.Gateway.Transports.WebSocket;

/// <summary>What a viewer says over its WebSocket.</summary>
/// <param name="Op"><c>subscribe</c>, <c>unsubscribe</c>, <c>post</c> or <c>ping</c>.</param>
/// <param name="Topics">What it is about; none for a ping.</param>
/// <param name="After">The last id the viewer had, if it had any.</param>
/// <param name="View">What it wants to see of them.</param>
/// <param name="Said">What is to be posted; empty for all else.</param>
internal sealed record ClientMessage(string Op, IReadOnlyList<string> Topics, string? After, ViewQuery View, string Said)
{
    public const string Subscribe = "subscribe", Unsubscribe = "unsubscribe", Post = "post", Ping = "ping";

    /// <summary>Reads a message; null when it is none. Members that nobody knows are left aside.</summary>
    public static ClientMessage? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var topics = root.TryGetProperty("topics", out var many)
                ? [.. many.EnumerateArray().Select(topic => topic.GetString() ?? throw new FormatException())]
                : Text(root, "topic") is { } one ? new[] { one } : [];
            var said = Text(root, "text");
            var isWhole = Text(root, "op") switch
            {
                Ping => true,
                Subscribe or Unsubscribe => topics.Length > 0,
                Post => topics.Length == 1 && said is not null,
                _ => false,
            };
            return isWhole
                ? new(Text(root, "op")!, topics, Text(root, "after"), new(Text(root, "mode"), Text(root, "team"), Text(root, "kind")), said ?? "")
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            // Not JSON, no object, a member of another type, or half of a surrogate pair.
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member.GetString() : null;
}
