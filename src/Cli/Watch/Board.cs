using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using LiveScore.Domain;

namespace LiveScore.Cli.Watch;

/// <summary>The games of a week as a stream of docs/wire-format.md told them, and how far it told.</summary>
internal sealed record Board
{
    public static Board Empty { get; } = new();

    /// <summary>As the ids say; null before the first.</summary>
    public SeasonWeekKey? Week { get; init; }

    public string? Epoch { get; init; }

    /// <summary>Null until the state was given.</summary>
    public long? Version { get; init; }

    /// <summary>What to come back with; null when nothing has come, or a reset made it worthless.</summary>
    public string? LastId { get; init; }

    /// <summary>When the newest version was made, by the gateway's clock.</summary>
    public DateTimeOffset? At { get; init; }

    public DateTimeOffset? StaleSince { get; init; }

    /// <summary>In the order in which they are shown.</summary>
    public ImmutableArray<BoardGame> Games { get; init; } = [];

    /// <summary>Takes one event. Bytes that make no sense are a fault of the step and leave the board as it is.</summary>
    public BoardStep Take(string name, string? id, string data)
    {
        try
        {
            using var json = JsonDocument.Parse(data);
            return name switch
            {
                "snapshot" => TakeSnapshot(id, json.RootElement),
                "change" => TakeChange(id, json.RootElement),
                "reset" => new(this with { LastId = null }) { Reset = json.RootElement.GetProperty("reason").Words() ?? "no reason given" },
                "heartbeat" => TakeHeartbeat(json.RootElement),
                _ => new(this),
            };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return Faulty($"a {name} that cannot be read came: {fault.Message}");
        }
    }

    private BoardStep TakeSnapshot(string? id, JsonElement snapshot)
    {
        var next = Adopt(id, snapshot);
        var known = next.Week == Week ? Games.ToDictionary(game => game.Id, StringComparer.Ordinal) : [];
        var games = snapshot.GetProperty("games").EnumerateArray().Select(game => new BoardGame(ReadId(game)).Merge(game)).ToImmutableArray();
        if (games.DistinctBy(game => game.Id, StringComparer.Ordinal).Count() != games.Length)
        {
            throw new FormatException("a game is there twice");
        }

        return new(next with { StaleSince = snapshot.Moment("staleSince"), Games = games })
        {
            Altered = [.. games.Select(game => new Alteration(known.GetValueOrDefault(game.Id), game)).Where(one => one.Before != one.After)],
        };
    }

    private BoardStep TakeChange(string? id, JsonElement change)
    {
        if (LastId is null || change.GetProperty("epoch").GetString() != Epoch || change.GetProperty("since").GetInt64() != Version)
        {
            return Faulty("a change came that does not stand on what came before");
        }

        var games = Games;
        var altered = new Dictionary<string, Alteration>(StringComparer.Ordinal);
        var isMoved = false;
        foreach (var patch in change.GetProperty("games").EnumerateArray())
        {
            var key = ReadId(patch);
            var before = games.FirstOrDefault(game => game.Id == key);
            var after = (before ?? new(key)).Merge(patch);
            isMoved |= before?.Kickoff != after.Kickoff;
            games = before is null ? games.Add(after) : games.Replace(before, after);
            altered[key] = new(before, after);
        }

        // Whoever is given only what altered has to sort again.
        var next = Adopt(id, change) with { Games = isMoved ? [.. InOrder(games)] : games };
        return new(next) { Altered = [.. next.Games.Where(game => altered.ContainsKey(game.Id)).Select(game => altered[game.Id])] };
    }

    private BoardStep TakeHeartbeat(JsonElement beat)
    {
        var given = beat.GetProperty("version");
        return LastId is not null && given.ValueKind != JsonValueKind.Null && given.GetInt64() != Version
            ? Faulty("the gateway gave a version that did not arrive")
            : new(this with { StaleSince = beat.Moment("staleSince") });
    }

    private Board Adopt(string? id, JsonElement state) => this with
    {
        Week = ReadWeek(id),
        Epoch = state.GetProperty("epoch").GetString(),
        Version = state.GetProperty("version").GetInt64(),
        At = state.Moment("at"),
        LastId = id,
    };

    private BoardStep Faulty(string fault) => new(this) { Fault = fault };

    private static IEnumerable<BoardGame> InOrder(IEnumerable<BoardGame> games) =>
        games.OrderBy(game => game.Kickoff).ThenBy(game => game.Id, StringComparer.Ordinal);

    private static string ReadId(JsonElement game) =>
        game.GetProperty("id").Words() ?? throw new FormatException("a game has no id");

    // 2015-reg-12.k3f9.42; it goes back in a header, which takes no other characters.
    private static SeasonWeekKey ReadWeek(string? id) =>
        id is { Length: <= 128 } && Ascii.IsValid(id) && SeasonWeekKey.TryParse(id.Split('.')[0].Replace('-', '/'), out var week)
            ? week
            : throw new FormatException("its id is none");
}
