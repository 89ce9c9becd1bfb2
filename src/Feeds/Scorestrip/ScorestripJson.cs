using System.Text.Json;
using LiveScore.Domain;

namespace LiveScore.Feeds.Scorestrip;

/// <summary>Reads both of scorestrip's JSON documents. Neither has more than 3 KB for a week.</summary>
internal static class ScorestripJson
{
    private const int MostBytes = 256 * 1024, MostDepth = 16;

    public static FeedAnswer Read(Stream json, SeasonWeekKey week, DateTimeOffset at)
    {
        if (json.Length > MostBytes)
        {
            return new FeedAnswer.Failed("a document that is too long for a week");
        }

        var bytes = new byte[json.Length];
        json.ReadExactly(bytes);
        try
        {
            using var document = JsonDocument.Parse(EmptySlots.Fill(bytes), new() { MaxDepth = MostDepth });
            var root = document.RootElement;
            return root.At("gms").ValueKind is JsonValueKind.Array ? ReadGames(root, week, at)
                : root.At("ss").ValueKind is JsonValueKind.Array ? ReadRows(root.At("ss"), week, at)
                : new FeedAnswer.Failed("no list of games in the answer");
        }
        catch (JsonException exception)
        {
            return new FeedAnswer.Failed(Words.Line($"not JSON to be read: {exception.Message}"));
        }
    }

    private static FeedAnswer ReadGames(JsonElement root, SeasonWeekKey week, DateTimeOffset at)
    {
        if (ScorestripWeeks.OtherThan(week, root.At("y").Text(), root.At("w").Text()) is { } fault)
        {
            return new FeedAnswer.Failed(fault) { OfAnotherWeek = true };
        }

        var type = root.At("t").Text();
        return Read(
            root.At("gms"),
            week,
            at,
            game => game.At("eid").Text(),
            game => ScorestripGame.Read(name => game.At(name).Text(), week, type),
            new FeedAnswer.Failed("a week without a game"));
    }

    private static FeedAnswer ReadRows(JsonElement rows, SeasonWeekKey week, DateTimeOffset at) => week.Type == SeasonType.Post
        // All its rows say POST18 whichever of the four weeks they are of.
        ? new FeedAnswer.Failed("rows that do not tell one week of the postseason from another")
        : Read(
            rows,
            week,
            at,
            ScorestripRow.NumberOf,
            row => ScorestripRow.Read(row, week),
            rows.GetArrayLength() == 0
                ? new FeedAnswer.Failed("a week without a game")
                : new FeedAnswer.Failed("another week than the one asked for") { OfAnotherWeek = true });

    private static FeedAnswer Read(
        JsonElement list,
        SeasonWeekKey week,
        DateTimeOffset at,
        Func<JsonElement, string?> number,
        Func<JsonElement, Game?> read,
        FeedAnswer none)
    {
        var report = new ReportBuilder(week);
        foreach (var item in list.EnumerateArray())
        {
            if (report.IsFull)
            {
                return new FeedAnswer.Failed("a document that has too many games");
            }

            report.Add(number(item), () => read(item));
        }

        return report.Answer(at, none);
    }
}
