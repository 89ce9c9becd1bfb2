using System.Text.Json;
using LiveScore.Domain;

namespace LiveScore.Feeds.Espn;

/// <summary>Reads a scoreboard of ESPN's: 600 KB for a week, of which a hundredth are scores.</summary>
public static class EspnJson
{
    /// <summary>Objects and lists within each other. The recorded scoreboards have 13.</summary>
    private const int MostDepth = 32;

    /// <summary>A season has 335 games, and ESPN may answer with all of it; what is longer is none of ours.</summary>
    private const int MostEvents = 1000;

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
            return new FeedAnswer.Failed(
                IsMarkup(json) ? "an HTML page in place of scores" : Words.Line($"not JSON to be read: {exception.Message}"));
        }
    }

    private static FeedAnswer Read(JsonElement scoreboard, SeasonWeekKey week, DateTimeOffset at)
    {
        var events = scoreboard.At("events");
        if (events.ValueKind != JsonValueKind.Array)
        {
            return new FeedAnswer.Failed("no list of events in the answer");
        }

        var (report, board) = (new ReportBuilder(week), EspnBoard.Of(scoreboard, events));
        if (events.GetArrayLength() > MostEvents)
        {
            return TooMany();
        }

        foreach (var game in events.EnumerateArray())
        {
            if (report.IsFull)
            {
                return TooMany();
            }

            report.Add(game.At("id").Text(), () => week.Has(game, board) ? EspnGame.Read(game, week) : null);
        }

        return report.Answer(at, events.GetArrayLength() > 0
            ? new FeedAnswer.Failed("another week than the one asked for") { OfAnotherWeek = true }
            : new FeedAnswer.NoSuchWeek());
    }

    private static FeedAnswer.Failed TooMany() => new("a scoreboard that has too many games");

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
