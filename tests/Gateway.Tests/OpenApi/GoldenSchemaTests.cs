using System.Text.Json.Nodes;
using LiveScore.Gateway.Tests.Wire;
using LiveScore.Testing.Api;
using Xunit;

namespace LiveScore.Gateway.Tests.OpenApi;

/// <summary>Every golden frame, and so all that the wire format can say, fits the schema of its event.</summary>
public sealed class GoldenSchemaTests(DocumentFixture fixture) : IClassFixture<DocumentFixture>
{
    private readonly ServedDocument _document = fixture.Document;

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Golden.Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "opening")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Frame_OfEveryKind_FitsItsSchema(string file)
    {
        var golden = File.ReadAllText(Path.Combine(Golden.Folder, file + ".txt"));
        if (golden.StartsWith('{'))
        {
            AssertEnvelope(JsonNode.Parse(golden)!, "/ws", 101);
            return;
        }

        var frames = golden.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(frames);
        foreach (var frame in frames)
        {
            // An event without a name is a message, and one of several lines has several of data.
            var lines = frame.Split('\n').Select(line => line.Split(": ", 2)).ToLookup(field => field[0], field => field[1]);
            var (name, id, text) = (lines["event"].SingleOrDefault("message"), lines["id"].SingleOrDefault(), string.Join('\n', lines["data"]));
            if (file.StartsWith("several-", StringComparison.Ordinal))
            {
                var several = AssertEnvelope(JsonNode.Parse(text)!, "/api/stream", 200);
                AssertFits(id, several["id"]);
                continue;
            }

            var said = EventsOf(StreamOf(file))[name];
            AssertFits(id, said["id"]);
            if (IsText(file))
            {
                Assert.ThrowsAny<System.Text.Json.JsonException>(() => JsonNode.Parse(text));
            }
            else
            {
                AssertFits(JsonNode.Parse(text), said["data"]);
            }
        }
    }

    [Fact]
    public void Check_OfWhatDoesNotFit_FindsEachFault()
    {
        var game = _document.Schema("Game")["examples"]![0]!.AsObject();
        Assert.Empty(Faults(_ => { }));
        Assert.Single(Faults(bad => bad.Remove("note")));
        Assert.Single(Faults(bad => bad["surprise"] = 1));
        Assert.Single(Faults(bad => bad["status"] = "lost"));
        Assert.Single(Faults(bad => bad["week"] = 12.5));
        Assert.Single(Faults(bad => bad["period"] = 11));
        Assert.Single(Faults(bad => bad["clock"] = "8 min"));
        Assert.Single(Faults(bad => bad["kickoff"] = "2015-11-29T16:25:00"));
        Assert.Single(Faults(bad => bad["home"]!.AsObject().Remove("score")));
        Assert.Single(Faults(bad => bad["home"]!["score"] = -1));
        Assert.Throws<NotSupportedException>(() => _document.Schemas.Faults(game, JsonNode.Parse("""{"not":{}}""")!));

        IReadOnlyList<string> Faults(Action<JsonObject> spoil)
        {
            var bad = game.DeepClone().AsObject();
            spoil(bad);
            return _document.Schemas.Faults(bad, _document.Schema("Game"));
        }
    }

    // What `?format=text` asks for: the document tells of the JSON that comes without it.
    private static bool IsText(string file) => file.EndsWith("-text", StringComparison.Ordinal);

    private static string StreamOf(string file) => file.Split('-')[0] switch
    {
        "chat" => "/events",
        "announcement" or "notification" or "ready" => "/api/notifications",
        _ => "/api/livescore",
    };

    private JsonNode AssertEnvelope(JsonNode message, string path, int status)
    {
        var said = EventsOf(path, status)[(string)message["event"]!];
        AssertFits(message, said["envelope"]);
        AssertFits(message["data"], said["data"]);
        return said;
    }

    private IReadOnlyDictionary<string, JsonNode> EventsOf(string path, int status = 200) =>
        _document.Find(path).Single(operation => operation.Method == "GET").EventsOf(status);

    private void AssertFits(JsonNode? value, JsonNode? schema)
    {
        if (schema is null)
        {
            Assert.Null(value);
            return;
        }

        Assert.Empty(_document.Schemas.Faults(value, _document.Schemas.Resolve(schema)));
    }
}
