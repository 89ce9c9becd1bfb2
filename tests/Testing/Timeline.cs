using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using LiveScore.Domain;

namespace LiveScore.Testing;

/// <summary>A recorded week: each state of each game at its real moment. Format: shared/feeds/FORMATS.md, section 6.</summary>
public sealed record Timeline(ImmutableArray<Game> Schedule, ImmutableArray<(DateTimeOffset At, Game Game)> States)
{
    public static Timeline Of(string file)
    {
        var lines = File.ReadLines(SharedFolder.SkipUnlessHas($"feeds/{file}"))
            .Select(line => JsonDocument.Parse(line).RootElement).ToLookup(line => Text(line, "type"));
        var schedule = lines["game"].Select(Scheduled).ToImmutableArray();
        var games = schedule.ToDictionary(game => game.Id);
        return new(
            schedule,
            [
                .. lines["ev"]
                    .Select(line => (At: line.GetProperty("ts").GetDateTimeOffset(), Game: State(games[Text(line, "eid")], line)))
                    .OrderBy(state => state.At),
            ]);
    }

    /// <summary>What a feed says of the whole week at each of its moments.</summary>
    public IEnumerable<WeekReport> Reports(SeasonWeekKey week)
    {
        var games = Schedule.ToDictionary(game => game.Id);
        yield return new(week, States[0].At.AddHours(-1), Schedule, []);
        foreach (var (at, game) in States)
        {
            games[game.Id] = game;
            yield return new(week, at, [.. games.Values], []);
        }
    }

    /// <summary>Each game as it was at a moment.</summary>
    public IEnumerable<Game> At(DateTimeOffset moment) =>
        Schedule.Select(game => States.LastOrDefault(state => state.Game.Id == game.Id && state.At <= moment).Game ?? game);

    private static Game Scheduled(JsonElement line) => new()
    {
        Id = Text(line, "eid"),
        Kickoff = line.GetProperty("kickoff").GetDateTimeOffset(),
        Away = new(Text(line, "v"), Text(line, "vnn")),
        Home = new(Text(line, "h"), Text(line, "hnn")),
    };

    private static Game State(Game scheduled, JsonElement line)
    {
        var q = Text(line, "q");
        var status = q switch { "P" => GameStatus.Scheduled, "H" => GameStatus.Halftime, "F" or "FO" => GameStatus.Final, _ => GameStatus.InProgress };
        var moving = status == GameStatus.InProgress;
        return status == GameStatus.Scheduled ? scheduled : scheduled with
        {
            Status = status,
            Period = moving ? Number(q) : status == GameStatus.Halftime ? 2 : null,
            Clock = moving ? Text(line, "k") : null,
            AwayScore = Number(Text(line, "vs")),
            HomeScore = Number(Text(line, "hs")),
            Possession = moving && Text(line, "p") is { Length: > 0 } ball ? ball : null,
            Overtime = q is "5" or "FO",
        };
    }

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
