using System.Text.Json.Nodes;
using Xunit;

namespace LiveScore.Gateway.Tests.Hosting;

/// <summary>An event as it came off the wire.</summary>
public sealed record SseMessage(string Name, string? Id, string Data)
{
    public JsonNode Json => JsonNode.Parse(Data)!;

    public long Version => (long)Json["version"]!;

    public long Since => (long)Json["since"]!;
}

/// <summary>Reads a stream as the specification says.</summary>
public sealed class SseReader(HttpResponseMessage response, Stream body) : IDisposable
{
    private readonly StreamReader _lines = new(body);

    public HttpResponseMessage Response => response;

    public List<string> Comments { get; } = [];

    public List<int> Retries { get; } = [];

    public static async Task<SseReader> OpenAsync(GatewayHost host, string url, string? lastEventId = null)
    {
        using var deadline = GatewayHost.Deadline();
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("Accept", "text/event-stream");
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return new(response, await response.Content.ReadAsStreamAsync(deadline.Token));
    }

    /// <summary>The next event that carries state or resets it.</summary>
    public async Task<SseMessage> NextAsync() =>
        await ReadAsync(message => message.Name != "heartbeat") ?? throw new InvalidOperationException("The stream has ended.");

    public async Task<SseMessage[]> NextAsync(int count)
    {
        var messages = new SseMessage[count];
        for (var i = 0; i < count; i++)
        {
            messages[i] = await NextAsync();
        }

        return messages;
    }

    public async Task<SseMessage> HeartbeatAsync() =>
        await ReadAsync(message => message.Name == "heartbeat") ?? throw new InvalidOperationException("The stream has ended.");

    /// <summary>Reads up to the end of the body, which has to be a clean one.</summary>
    public async Task<List<SseMessage>> ToEndAsync()
    {
        var messages = new List<SseMessage>();
        while (await ReadAsync(_ => true) is { } message)
        {
            messages.Add(message);
        }

        return messages;
    }

    public void Dispose()
    {
        _lines.Dispose();
        response.Dispose();
    }

    private async Task<SseMessage?> ReadAsync(Func<SseMessage, bool> isWanted)
    {
        using var deadline = GatewayHost.Deadline();
        string? name = null, id = null, data = null;
        while (await _lines.ReadLineAsync(deadline.Token) is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (field, value) = colon < 0 ? (line, "") : (line[..colon], line[(colon + 1)..]);
            value = value.StartsWith(' ') ? value[1..] : value;
            switch (field)
            {
                case "" when colon == 0:
                    Comments.Add(value);
                    break;
                case "" when data is not null && new SseMessage(name ?? "message", id, data) is var message && isWanted(message):
                    return message;
                case "":
                    (name, id, data) = (null, null, null);
                    break;
                case "event":
                    name = value;
                    break;
                case "id":
                    id = value;
                    break;
                case "data":
                    data = data is null ? value : $"{data}\n{value}";
                    break;
                case "retry":
                    Retries.Add(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
                    break;
            }
        }

        return null;
    }
}
