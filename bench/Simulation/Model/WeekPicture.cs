using System.Globalization;
using System.Text.Json.Nodes;
using LiveScore.Domain;

namespace LiveScore.Simulation.Model;

/// <summary>
/// What a viewer has of a week: a client as somebody else would write it after docs/wire-format.md, that trusts nothing. Each event
/// gives what is wrong with it, or null.
/// </summary>
internal sealed class WeekPicture(History history, SeasonWeekKey week, string? team)
{
    private readonly string _prefix = $"{week}".Replace('/', '-');
    private Dictionary<string, JsonObject> _games = new(StringComparer.Ordinal);
    private Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private bool _awaitsState = true;

    public string? Epoch { get; private set; }

    public long Version { get; private set; }

    /// <summary>The id of the last event that had one.</summary>
    public string? LastId { get; private set; }

    /// <summary>Whether there is a state to go on from.</summary>
    public bool HasState => !_awaitsState;

    public string? StaleSince { get; private set; }

    /// <summary>Why it was last told to begin anew; null again with the state that follows.</summary>
    public string? ResetReason { get; private set; }

    /// <summary>The same as it is now, to go back to.</summary>
    public WeekPicture Copy() => new(history, week, team)
    {
        _games = _games.ToDictionary(game => game.Key, game => (JsonObject)game.Value.DeepClone(), StringComparer.Ordinal),
        _texts = new(_texts, StringComparer.Ordinal),
        _awaitsState = _awaitsState,
        Epoch = Epoch,
        Version = Version,
        LastId = LastId,
        StaleSince = StaleSince,
    };

    /// <summary>
    /// The line is a new one. What a reset announced may not have come: a page of a few lines still has all it had, and the browser the
    /// id of it; a careful one has forgotten both.
    /// </summary>
    public void ComeBack(bool forgets)
    {
        LastId = forgets && _awaitsState ? null : LastId;
        _awaitsState = LastId is null;
    }

    public string? Take(StreamEvent told)
    {
        if (told.Name == "heartbeat")
        {
            return Beat(JsonNode.Parse(told.Data)!);
        }

        if (told.Name == "reset")
        {
            ResetReason = (string)JsonNode.Parse(told.Data)!["reason"]!;
            _awaitsState = true;
            return told.Id is null ? null : "a reset with an id";
        }

        if (!TryRead(told.Id, out var epoch, out var version))
        {
            return $"the id of a {told.Name} is '{told.Id}'";
        }

        var fault = told.Name switch
        {
            "snapshot" => Begin(JsonNode.Parse(told.Data)!, epoch, version),
            "change" => Go(JsonNode.Parse(told.Data)!, epoch, version),
            "update" => Replace(JsonNode.Parse(told.Data)!, epoch, version),
            _ => $"there is no event '{told.Name}'",
        };
        (Epoch, Version, LastId, _awaitsState, ResetReason) = (epoch, version, told.Id, false, null);
        return fault ?? Compare();
    }

    /// <summary>What differs between this and the games of a version.</summary>
    public string? Differs(string epoch, long version)
    {
        if (history.Of(epoch, version) is not { } reference)
        {
            return $"{epoch}.{version} was never stored";
        }

        var expected = reference.Texts(week);
        var ids = reference.Ids(team).ToList();
        return ids.Count != _texts.Count ? $"at {epoch}.{version} there are {ids.Count} games and not {_texts.Count}"
            : ids.Find(id => _texts.GetValueOrDefault(id) != expected[id]) is { } other
                ? $"at {epoch}.{version} a game is {expected[other]} and not {_texts.GetValueOrDefault(other, "unknown")}"
                : null;
    }

    private string? Compare() => Differs(Epoch!, Version);

    private string? Beat(JsonNode beat)
    {
        StaleSince = (string?)beat["staleSince"];
        return beat["version"] is { } named && HasState && (long)named != Version
            ? $"a heartbeat names version {named} to a viewer at {Version}"
            : null;
    }

    private string? Begin(JsonNode state, string epoch, long version)
    {
        var isAsked = _awaitsState;
        Set((JsonArray)state["games"]!);
        StaleSince = (string?)state["staleSince"];
        return !isAsked ? $"a snapshot of {epoch}.{version} without a reset before it, at {Epoch}.{Version}"
            : (string?)state["epoch"] != epoch || (long)state["version"]! != version ? "a snapshot is not what its id says"
            : null;
    }

    private string? Go(JsonNode change, string epoch, long version)
    {
        if (_awaitsState || (string?)change["epoch"] != epoch || epoch != Epoch || (long)change["version"]! != version)
        {
            return $"a change to {epoch}.{version} at {(_awaitsState ? "nothing" : $"{Epoch}.{Version}")}";
        }

        var since = (long)change["since"]!;
        if (since != Version || version <= since)
        {
            return $"a change from {since} to {version} at {Epoch}.{Version}";
        }

        foreach (var patch in ((JsonArray)change["games"]!).Cast<JsonObject>())
        {
            var id = (string)patch["id"]!;
            _games[id] = MergePatch.Apply(_games.GetValueOrDefault(id) ?? [], patch);
            _texts[id] = GameText.Of(_games[id]);
        }

        return null;
    }

    private string? Replace(JsonNode games, string epoch, long version)
    {
        Set((JsonArray)games);
        return !_awaitsState && (epoch != Epoch || version <= Version) ? $"an update to {epoch}.{version} at {Epoch}.{Version}" : null;
    }

    private void Set(JsonArray games)
    {
        _games = games.Cast<JsonObject>().ToDictionary(game => (string)game["id"]!, StringComparer.Ordinal);
        _texts = _games.ToDictionary(game => game.Key, game => GameText.Of(game.Value), StringComparer.Ordinal);
    }

    private bool TryRead(string? id, out string epoch, out long version)
    {
        (epoch, version) = ("", 0);
        if (id?.Split('.') is not [var name, var part, var number] || name != _prefix)
        {
            return false;
        }

        epoch = part;
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }
}
