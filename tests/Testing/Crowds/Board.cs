using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace LiveScore.Testing.Crowds;

/// <summary>
/// What a page keeps of a week's stream, and the check of promise 1: every version follows the one before, or is announced by
/// a reset.
/// </summary>
public sealed class Board
{
    private readonly SortedDictionary<string, JsonObject> _games = new(StringComparer.Ordinal);

    public string? LastId { get; private set; }

    public string? Epoch { get; private set; }

    public long Version { get; private set; }

    /// <summary>Every version in the order in which it was seen.</summary>
    public List<long> Versions { get; } = [];

    /// <summary>How often a heartbeat said that what is shown may be old.</summary>
    public int Stale { get; private set; }

    /// <summary>Why continuity was lost, each time.</summary>
    public List<string> Resets { get; } = [];

    public IReadOnlyDictionary<string, JsonObject> Games => _games;

    public int Finals => _games.Values.Count(game => (string?)game["status"] == "final");

    /// <summary>The games that these show otherwise.</summary>
    public IEnumerable<string> Differences(JsonArray truth) =>
        truth.Where(game => !_games.TryGetValue((string)game!["id"]!, out var shown)
                || !JsonNode.DeepEquals(MergePatch.Apply([], shown), MergePatch.Apply([], game.AsObject())))
            .Select(game => $"{_games.GetValueOrDefault((string)game!["id"]!)?.ToJsonString()} is {game.ToJsonString()}");

    /// <summary>As one of a crowd.</summary>
    public void Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data) =>
        Take(new(Encoding.UTF8.GetString(name), id.IsEmpty ? null : Encoding.UTF8.GetString(id), Encoding.UTF8.GetString(data)));

    public void Take(SseEvent message)
    {
        switch (message.Name)
        {
            case "snapshot":
                _games.Clear();
                foreach (var game in message.Json["games"]!.AsArray())
                {
                    _games.Add((string)game!["id"]!, game.DeepClone().AsObject());
                }

                Adopt(message);
                break;
            case "change":
                Assert.Equal(Version, (long)message.Json["since"]!);
                Assert.Equal(Epoch, (string)message.Json["epoch"]!);
                foreach (var patch in message.Json["games"]!.AsArray())
                {
                    var id = (string)patch!["id"]!;
                    _games[id] = MergePatch.Apply(_games.GetValueOrDefault(id) ?? [], patch.AsObject());
                }

                Adopt(message);
                break;
            case "heartbeat" when message.Json["staleSince"] is not null:
                Stale++;
                break;
            case "reset":
                Resets.Add($"{message.Data} at {LastId}");
                break;
        }
    }

    private void Adopt(SseEvent message)
    {
        Version = (long)message.Json["version"]!;
        Epoch = (string)message.Json["epoch"]!;
        LastId = message.Id;
        Assert.Equal(Version, message.Version);
        Versions.Add(Version);
    }
}
