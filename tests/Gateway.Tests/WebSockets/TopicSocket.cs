using System.Text.Json;
using System.Text.Json.Nodes;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>An event in its envelope. <see cref="Data"/> is the text as it came, not read and written again.</summary>
public sealed record TopicEvent(string? Topic, string Name, string? Id, string Data)
{
    public JsonNode Json => JsonNode.Parse(Data)!;

    public long Version => (long)Json["version"]!;

    public long Since => (long)Json["since"]!;

    /// <summary>Of a problem: the end of its type, and its status.</summary>
    public (string? Type, int Status) Problem =>
        (((string?)Json["type"])?.Replace("/problems/", "", StringComparison.Ordinal), (int?)Json["status"] ?? 0);

    public static TopicEvent Parse(string text)
    {
        using var envelope = JsonDocument.Parse(text);
        Assert.Equal(["topic", "event", "id", "data"], envelope.RootElement.EnumerateObject().Select(member => member.Name));
        string? Text(string name) => envelope.RootElement.GetProperty(name).GetString();
        return new(Text("topic"), Text("event")!, Text("id"), envelope.RootElement.GetProperty("data").GetRawText());
    }
}

/// <summary>A client of the topics, on a socket of its own.</summary>
public sealed class TopicSocket(RawWebSocket raw) : IDisposable
{
    public RawWebSocket Raw => raw;

    public static async Task<TopicSocket> OpenAsync(GatewayHost host) => new(await RawWebSocket.OpenAsync(host));

    public Task SendAsync(object message) => raw.SendAsync(Frame.Text(message as string ?? JsonSerializer.Serialize(message)));

    public Task SubscribeAsync(string topic, string? after = null) =>
        SendAsync(after is null ? new { op = "subscribe", topic } : (object)new { op = "subscribe", topic, after });

    public Task UnsubscribeAsync(string topic) => SendAsync(new { op = "unsubscribe", topic });

    /// <summary>The next event but heartbeats.</summary>
    public async Task<TopicEvent> NextAsync()
    {
        while (true)
        {
            if (await NextOfAnyKindAsync() is { Name: not "heartbeat" } news)
            {
                return news;
            }
        }
    }

    public async Task<TopicEvent[]> NextAsync(int count)
    {
        var events = new TopicEvent[count];
        for (var i = 0; i < count; i++)
        {
            events[i] = await NextAsync();
        }

        return events;
    }

    public async Task<TopicEvent> NextOfAnyKindAsync() => TopicEvent.Parse(await raw.ReadTextAsync());

    /// <summary>Asks for a pong, and so proves that nothing else comes before it.</summary>
    public async Task AssertQuietAsync()
    {
        await SendAsync("""{"op":"ping"}""");
        var pong = await NextAsync();
        Assert.Equal((null, "pong", null), (pong.Topic, pong.Name, pong.Id));
    }

    public void Dispose() => raw.Dispose();
}

internal static class TopicTexts
{
    public const string Current = "current";

    public static string Topic(this ScriptedWeek week) => $"week/{week.Key.Season}/{week.Key.Slug}";
}
