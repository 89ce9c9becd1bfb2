using System.Text.Json.Nodes;
using LiveScore.Gateway.Wire;
using LiveScore.Testing;

namespace LiveScore.Gateway.Tests.Weeks;

/// <summary>What a viewer makes of its events, by the rules of docs/wire-format.md and nothing else.</summary>
internal sealed class Board
{
    private readonly Dictionary<string, JsonObject> _games = [];

    public long Version { get; private set; }

    /// <summary>Changes whose `since` was not the version before them.</summary>
    public int Holes { get; private set; }

    public List<string> Names { get; } = [];

    public void Take(WireEvent news) => Take(news.Name, JsonNode.Parse(news.Data.Span)!);

    public void Take(string name, JsonNode data)
    {
        Names.Add(name);
        switch (name)
        {
            case "snapshot":
                Adopt(data["games"]!.AsArray());
                Version = (long)data["version"]!;
                break;
            case "update":
                Adopt(data.AsArray());
                break;
            case "change":
                Holes += (long)data["since"]! == Version ? 0 : 1;
                Version = (long)data["version"]!;
                foreach (var patch in data["games"]!.AsArray())
                {
                    var id = (string)patch!["id"]!;
                    _games[id] = MergePatch.Apply(_games.GetValueOrDefault(id) ?? [], patch.AsObject());
                }

                break;
        }
    }

    /// <summary>The games in order, without members that are null: absent and null mean the same.</summary>
    public string Text() => Text(_games.Values
        .OrderBy(game => DateTimeOffset.Parse((string)game["kickoff"]!, System.Globalization.CultureInfo.InvariantCulture))
        .ThenBy(game => (string)game["id"]!, StringComparer.Ordinal));

    public static string Text(IEnumerable<JsonNode?> games) => string.Join('\n', games.Select(game => Sorted(game!.AsObject()).ToJsonString()));

    private static JsonObject Sorted(JsonObject node) => new(node
        .Where(member => member.Value is not null)
        .OrderBy(member => member.Key, StringComparer.Ordinal)
        .Select(member => KeyValuePair.Create<string, JsonNode?>(
            member.Key, member.Value is JsonObject inner ? Sorted(inner) : member.Value!.DeepClone())));

    private void Adopt(JsonArray games)
    {
        _games.Clear();
        foreach (var game in games)
        {
            _games[(string)game!["id"]!] = game.DeepClone().AsObject();
        }
    }
}
