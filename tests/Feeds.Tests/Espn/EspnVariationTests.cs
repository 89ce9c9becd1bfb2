using System.Text;
using System.Text.Json.Nodes;
using LiveScore.Domain;
using LiveScore.Fuzzing;
using Xunit;

namespace LiveScore.Feeds.Tests.Espn;

/// <summary>
/// Recorded scoreboards with any one thing missing or of another kind, or all in another order: what a reader must make of payloads
/// that nobody has recorded. Values are replaced by ones that mean nothing, so a game comes out as it is, or not at all.
/// </summary>
public sealed class EspnVariationTests
{
    private static readonly byte[][] s_values =
    [
        .. ((string[])
        [
            "null", "true", "[]", "{}", "[[[[{}]]]]", "\"\"", "\"x\"", "\"\\ud800\"", "-1", "0.5", "1e400", "99999999999999999999",
            $"\"{new string('x', 2000)}\"",
        ]).Select(Encoding.UTF8.GetBytes),
    ];

    public static TheoryData<string, string> Recordings => new(EspnRecordedTests.Recordings.Select(row => (row.Data.Item1, row.Data.Item2)));

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Game_WithAnyOnePieceMissingOrReplaced_CostsNoOther(string file, string week)
    {
        var key = SeasonWeekKey.Parse(week);
        var board = JsonNode.Parse(Scoreboard.Bytes(file))!;
        var events = board["events"]!.AsArray();
        var game = Encoding.UTF8.GetBytes(Fullest(events).ToJsonString());
        var (head, tail) = Around(board, key);
        FeedAnswer Read(byte[] varied) => Scoreboard.Read([.. head, .. varied, .. tail], key);
        var whole = Scoreboard.Reported(Read(game)).Games;
        Assert.Equal(3, whole.Length);

        foreach (var (turn, piece) in JsonPiece.Of(game).Index())
        {
            // Half of the values each, to save time: most pieces are the same in all six recordings.
            var values = s_values.Where((_, index) => (index + turn) % 2 == 0);
            foreach (var varied in values.Select(value => piece.Replaced(game, value)).Append(piece.LeftOut(game)))
            {
                var report = Scoreboard.Reported(Read(varied));

                var own = report.Games.Except([whole[0], whole[2]]).ToList();
                Assert.Equal([whole[0], .. own, whole[2]], report.Games);
                Assert.True(own.Count + report.Faults.Length <= 1, piece.Path);
                Assert.All(own, varied => AssertSame(whole[1], varied, piece.Path));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Scoreboard_WithAnythingBesideTheEventsMissingOrReplaced_HasItsGamesOrNone(string file, string week)
    {
        var key = SeasonWeekKey.Parse(week);
        var board = JsonNode.Parse(Scoreboard.Bytes(file))!.AsObject();
        var events = board["events"]!.AsArray();
        events.RemoveRange(0, Math.Max(0, events.Count - 2));
        var tellWeeks = events.All(game => game!["week"] is not null);
        var bytes = Encoding.UTF8.GetBytes(board.ToJsonString());
        var games = Scoreboard.Reported(Scoreboard.Read(bytes, key)).Games;

        foreach (var piece in JsonPiece.Of(bytes).Where(piece =>
            piece.Path.Count(letter => letter == '/') < 2 && !piece.Path.StartsWith("events/", StringComparison.Ordinal)))
        {
            foreach (var varied in s_values.Select(value => piece.Replaced(bytes, value)).Append(piece.LeftOut(bytes)))
            {
                var answer = Scoreboard.Read(varied, key);

                // Events up to 2022 have their week from the scoreboard alone.
                var counts = piece.Path == "events"
                    || (!tellWeeks && piece.Path is "week" or "week/number" or "season" or "season/type" or "season/year");
                Assert.True(answer is FeedAnswer.Reported(var report) ? report.Games.SequenceEqual(games) : counts, $"{piece.Path}: {answer}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Scoreboard_InAnyOrder_HasTheSameGames(string file, string week)
    {
        var games = Scoreboard.Recorded(file, week).Games;
        var chance = new Random(1);

        for (var round = 0; round < 4; round++)
        {
            var shuffled = Shuffle(JsonNode.Parse(Scoreboard.Bytes(file)), chance)!;
            shuffled["\u00e9"] = new JsonObject { ["events"] = new JsonArray() };

            var report = Scoreboard.Reported(shuffled, SeasonWeekKey.Parse(week));

            Assert.Equal(games.OrderBy(game => game.Id), report.Games.OrderBy(game => game.Id));
            Assert.Empty(report.Faults);
        }
    }

    // The one with the most to spoil: in play if there is one.
    private static JsonNode Fullest(JsonArray events) =>
        events.MaxBy(game => (game!["competitions"]![0]!["situation"]?["possession"] is not null, game.ToJsonString().Length))!;

    // Another game before it and another behind.
    private static (byte[] Head, byte[] Tail) Around(JsonNode board, SeasonWeekKey week)
    {
        const string mark = "\"here\"";
        JsonObject Other(string id) => Scoreboard.Game(game =>
        {
            (game["id"], game["season"], game["date"]) = (id, board["season"]!.DeepClone(), $"{week.Season}-11-23T18:00Z");
            game["week"] = board["week"]!.DeepClone();
        });
        var around = new JsonObject
        {
            ["season"] = board["season"]!.DeepClone(),
            ["week"] = board["week"]!.DeepClone(),
            ["events"] = new JsonArray(Other("400000001"), "here", Other("400000002")),
        };
        var halves = around.ToJsonString().Split(mark);
        return (Encoding.UTF8.GetBytes(halves[0]), Encoding.UTF8.GetBytes(halves[1]));
    }

    private static void AssertSame(Game whole, Game varied, string path)
    {
        Assert.Empty(GameRules.Broken(varied, new(whole.Kickoff.Year, SeasonType.Reg, 1)));
        Assert.True(
            (whole.Id, whole.Kickoff, whole.Away.Code, whole.Home.Code) == (varied.Id, varied.Kickoff, varied.Away.Code, varied.Home.Code)
            && (varied.AwayScore is null || (varied.AwayScore, varied.HomeScore) == (whole.AwayScore, whole.HomeScore)),
            $"{path}: {varied}");
    }

    private static JsonNode? Shuffle(JsonNode? node, Random chance)
    {
        switch (node)
        {
            case JsonObject map:
                var members = map.Select(member => (member.Key, Value: Shuffle(member.Value?.DeepClone(), chance))).ToArray();
                chance.Shuffle(members);
                return new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value)));
            case JsonArray list:
                var items = list.Select(item => Shuffle(item?.DeepClone(), chance)).ToArray();
                chance.Shuffle(items);
                return new JsonArray(items);
            default:
                return node?.DeepClone();
        }
    }
}
