using System.Collections.Immutable;
using System.Text.Json;
using LiveScore.Domain;

namespace LiveScore.Feeds.Espn;

/// <summary>Reads a scoreboard of ESPN's: 600 KB for a week, of which a hundredth are scores.</summary>
public static class EspnJson
{
    /// <summary>Objects and lists within each other. The recorded scoreboards have 13.</summary>
    private const int MostDepth = 32;

    /// <summary>No week has more than 16 games; a feed may print one twice.</summary>
    private const int MostGames = 64;

    /// <summary>The week that was asked for as a scoreboard tells it. The whole of it is read before anything is believed.</summary>
    /// <param name="json">The scoreboard, no larger than the caller lets it be.</param>
    /// <param name="week">The week that was asked for. Games of others are passed over.</param>
    /// <param name="at">When the scoreboard was received.</param>
    public static FeedAnswer Read(Stream json, SeasonWeekKey week, DateTimeOffset at)
    {
        if (json.Length == 0)
        {
            return new FeedAnswer.Failed("an empty answer");
        }

        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = MostDepth });
            return Read(document.RootElement, week, at);
        }
        catch (JsonException exception)
        {
            return new FeedAnswer.Failed(IsMarkup(json) ? "an HTML page in place of scores" : $"not JSON to be read: {exception.Message}");
        }
    }

    private static FeedAnswer Read(JsonElement scoreboard, SeasonWeekKey week, DateTimeOffset at)
    {
        var events = scoreboard.At("events");
        if (events.ValueKind != JsonValueKind.Array)
        {
            return new FeedAnswer.Failed("no list of events in the answer");
        }

        var games = ImmutableArray.CreateBuilder<Game>();
        var faults = ImmutableArray.CreateBuilder<string>();
        foreach (var game in events.EnumerateArray())
        {
            if (games.Count + faults.Count == MostGames)
            {
                return new FeedAnswer.Failed("a scoreboard that has too many games");
            }

            Read(game, scoreboard, week, games, faults);
        }

        return (games.Count, faults.Count) switch
        {
            ( > 0, _) => new FeedAnswer.Reported(new(week, at, games.ToImmutable(), faults.ToImmutable())),
            (_, > 0) => new FeedAnswer.Failed($"no game that can be read: {faults[0]}"),
            _ when events.GetArrayLength() > 0 => new FeedAnswer.Failed("another week than the one asked for"),
            _ => new FeedAnswer.NoSuchWeek(),
        };
    }

    private static void Read(
        JsonElement game,
        JsonElement scoreboard,
        SeasonWeekKey week,
        ImmutableArray<Game>.Builder games,
        ImmutableArray<string>.Builder faults)
    {
        try
        {
            if (week.Has(game, scoreboard))
            {
                games.Add(EspnGame.Read(game, week));
            }
        }
        catch (FormatException exception)
        {
            faults.Add($"game {Words.Quote(game.At("id").Text())}: {exception.Message}");
        }
    }

    private static bool IsMarkup(Stream stream)
    {
        stream.Position = 0;
        int letter;
        do
        {
            letter = stream.ReadByte();
        }
        while (letter is ' ' or '\t' or '\r' or '\n');
        return letter == '<';
    }
}
