using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace LiveScore.Feeds.Tests.Espn;

/// <summary>Bytes that are no report, and games that are none: nothing may throw, be believed in part, or take long.</summary>
public sealed class EspnHostileTests
{
    private static readonly string s_good = Scoreboard.Of(Scoreboard.InPlay()).ToJsonString();

    public static TheoryData<string, string> Documents => new()
    {
        { "", "an empty answer" },
        { "<!DOCTYPE html><html><body>We are sorry</body></html>", "an HTML page in place of scores" },
        { "\n  <html/>", "an HTML page in place of scores" },
        { "null", "no list of events" },
        { "42", "no list of events" },
        { "\"events\"", "no list of events" },
        { "[]", "no list of events" },
        { "{}", "no list of events" },
        { "{\"code\":404,\"message\":\"not found\"}", "no list of events" },
        { "{\"events\":null}", "no list of events" },
        { "{\"events\":{\"0\":{}}}", "no list of events" },
        { "{\"events\":[null]}", "no game that can be read" },
        { "{\"events\":[[[]],1,\"x\",true,{}]}", "no game that can be read" },
        { s_good + s_good, "not JSON" },
        { s_good[..^1], "not JSON" },
        { s_good.Replace("\"events\":[", "\"events\":[,"), "not JSON" },
        { s_good.Replace("Packers", "Pack\u0001ers"), "not JSON" },
        { "/* */" + s_good, "not JSON" },
        { "   ", "not JSON" },
    };

    public static TheoryData<string, string?> Broken => new()
    {
        { "id", null },
        { "id", "\"\"" },
        { "id", "\"40177x901\"" },
        { "id", "\"1234567890123\"" },
        { "id", "-401772901" },
        { "id", "[]" },
        { "date", null },
        { "date", "\"TBD\"" },
        { "date", "\"2025-11-31T18:00Z\"" },
        { "date", "\"2023-11-23T18:00Z\"" },
        { "date", "\"0001-01-01T00:00Z\"" },
        { "date", "1763920800" },
        { "season", "{ \"year\": 2025 }" },
        { "competitions", null },
        { "competitions", "[]" },
        { "competitions", "[null]" },
        { "competitions", "{}" },
        { "competitions/0/competitors", "[]" },
        { "competitions/0/competitors", "\"GB\"" },
        { "competitions/0/competitors/0", "null" },
        { "competitions/0/competitors/0/homeAway", "\"away\"" },
        { "competitions/0/competitors/0/homeAway", "1" },
        { "competitions/0/competitors/0/team", "null" },
        { "competitions/0/competitors/0/team/abbreviation", null },
        { "competitions/0/competitors/0/team/abbreviation", "\"G\\nB\"" },
        { "competitions/0/competitors/0/team/abbreviation", "\"MIN\"" },
        { "competitions/0/competitors/0/team/abbreviation", "\"GREENBAY\"" },
        { "competitions/0/competitors/0/score", "null" },
        { "competitions/0/competitors/0/score", "\"\"" },
        { "competitions/0/competitors/0/score", "\"-3\"" },
        { "competitions/0/competitors/0/score", "-3" },
        { "competitions/0/competitors/0/score", "3.5" },
        { "competitions/0/competitors/0/score", "201" },
        { "competitions/0/competitors/0/score", "1e300" },
        { "competitions/0/competitors/0/score", "99999999999999999999" },
        { "competitions/0/competitors/0/score", "{ \"value\": {} }" },
        { "competitions/0/competitors/0/score", "true" },
        { "competitions/0/status", "null" },
        { "competitions/0/status/type", "\"STATUS_FINAL\"" },
        { "competitions/0/status/type/state", "null" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_ThatIsNoReport_IsFailedInWords(string json, string reason)
    {
        var words = Scoreboard.Failed(Scoreboard.Read(json));

        Assert.StartsWith(reason, words, StringComparison.Ordinal);
        Assert.InRange(words.Length, 10, 200);
        Assert.DoesNotContain(words, char.IsControl);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Game_WithOneBrokenFact_IsAFaultAndTheOthersAreReported(string path, string? value)
    {
        var broken = Scoreboard.InPlay(game => Set(game, path, value));

        var report = Scoreboard.Reported(Scoreboard.Of(Scoreboard.InPlay(), broken, Scoreboard.InPlay()));

        Assert.Equal(2, report.Games.Length);
        Assert.StartsWith("game ", Assert.Single(report.Faults), StringComparison.Ordinal);
        Assert.All(report.Faults, fault => Assert.DoesNotContain(fault, char.IsControl));
        Assert.InRange(report.Faults[0].Length, 10, 120);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Document_AHundredThousandDeep_IsFailed(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));

        Assert.StartsWith("not JSON", Scoreboard.Failed(Scoreboard.Read(deep)), StringComparison.Ordinal);
        Assert.StartsWith(
            "not JSON", Scoreboard.Failed(Scoreboard.Read(s_good.Replace("\"leagues\":[]", $"\"leagues\":{deep}"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Document_WithMoreGamesThanAnyWeek_IsFailed() => Assert.Equal(
        "a scoreboard that has too many games",
        Scoreboard.Failed(Scoreboard.Read(Scoreboard.Of([.. Enumerable.Range(0, 100).Select(_ => Scoreboard.Game())]).ToJsonString())));

    [Fact]
    public void Document_WithAMillionEvents_IsFailed() => Assert.Equal(
        "a scoreboard that has too many games",
        Scoreboard.Failed(Scoreboard.Read($"{{\"events\":[{string.Join(',', Enumerable.Repeat("{}", 1_000_000))}]}}")));

    [Fact]
    public void Document_WithManyEventsAndManyOtherThings_IsFailedAtOnce()
    {
        // Every event looked for its season among all the others: 180 KB took more than a second, and twice that four times as long.
        var (events, others) = (string.Join(',', Enumerable.Repeat("{}", 100_000)), string.Concat(Enumerable.Repeat(",\"a\":1", 100_000)));

        Assert.Equal(
            "a scoreboard that has too many games",
            Scoreboard.Failed(Scoreboard.Read($"{{\"season\":{{\"year\":1,\"type\":1}},\"events\":[{events}]{others}}}")));
        Assert.Equal(
            "another week than the one asked for",
            Scoreboard.Failed(Scoreboard.Read($"{{\"season\":{{\"year\":1,\"type\":1}},\"events\":[{events[..2999]}]{others}}}")));
    }

    [Fact]
    public void Game_WithAListOfCompetitorsWithoutEnd_IsAFault()
    {
        var crowd = Scoreboard.InPlay(game => game.Competition()["competitors"] =
            new JsonArray([.. Enumerable.Range(0, 10_000).Select(_ => new JsonObject { ["homeAway"] = "here" }), game.Home().DeepClone(), game.Away().DeepClone()]));

        Assert.EndsWith(
            ": 0 teams that are home",
            Assert.Single(Scoreboard.Reported(Scoreboard.Of(Scoreboard.Game(), crowd)).Faults),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00x")]
    public void Text_ThatIsNoUnicode_IsNoText(string text)
    {
        var name = Scoreboard.Reported(Scoreboard.Read(s_good.Replace("Packers", text)));
        var property = Scoreboard.Reported(Scoreboard.Read(s_good.Replace("\"neutralSite\"", $"\"{text}\"")));

        Assert.Equal("GB", Assert.Single(name.Games).Home.Name);
        Assert.Single(property.Games);
        Scoreboard.Failed(Scoreboard.Read(s_good.Replace("\"id\":\"401772901\"", $"\"id\":\"{text}\"")));
    }

    [Fact]
    public void Document_CutAtAnyByte_IsNeverBelieved()
    {
        var bytes = Encoding.UTF8.GetBytes(s_good);

        for (var length = 0; length < bytes.Length; length++)
        {
            Scoreboard.Failed(Scoreboard.Read(bytes[..length]));
        }
    }

    [Fact]
    public void Document_WithAnyByteReplaced_NeverThrows()
    {
        var bytes = Encoding.UTF8.GetBytes(s_good);
        var random = new Random(1);

        for (var round = 0; round < 20_000; round++)
        {
            var copy = (byte[])bytes.Clone();
            copy[random.Next(copy.Length)] = (byte)random.Next(256);
            Assert.NotNull(Scoreboard.Read(copy));
        }
    }

    [Fact]
    public void Document_WithAByteOrderMark_IsRead() =>
        Scoreboard.Reported(Scoreboard.Read([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(s_good)]));

    private static void Set(JsonObject game, string path, string? value)
    {
        var steps = path.Split('/');
        var owner = steps[..^1].Aggregate((JsonNode)game, (node, step) => node is JsonArray list ? list[int.Parse(step, null)]! : node[step]!);
        switch (owner)
        {
            case JsonArray list:
                list[int.Parse(steps[^1], null)] = JsonNode.Parse(value!);
                break;
            case JsonObject parent when value is null:
                parent.Remove(steps[^1]);
                break;
            default:
                owner[steps[^1]] = JsonNode.Parse(value!);
                break;
        }
    }
}
