using System.Text.Json.Nodes;

namespace LiveScore.Host.Tests.OpenApi;

/// <summary>Reads the events of a stream.</summary>
internal sealed class EventReader(Stream body) : IDisposable
{
    private readonly StreamReader _lines = new(body);

    public async Task<(string Name, string? Id, JsonNode? Data)> NextAsync(CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await _lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > 0)
            {
                var field = line.Split(": ", 2);
                fields[field[0]] = field[^1];
            }
            else if (fields.TryGetValue("data", out var data))
            {
                return (fields.GetValueOrDefault("event", "message"), fields.GetValueOrDefault("id"), JsonNode.Parse(data));
            }
            else
            {
                fields.Clear();
            }
        }

        throw new InvalidOperationException("The stream has ended.");
    }

    public void Dispose() => _lines.Dispose();
}
