using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveScore.Contracts;
using LiveScore.Gateway.Wire;

namespace LiveScore.Cli.Fetch;

/// <summary>An import for scripts: an object a line for each week, and one that sums up.</summary>
internal sealed class FetchJson(TextWriter output) : IFetchOutput
{
    // As the gateway writes: a name like "José" stays as it is.
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions s_printing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task ShowAsync(int weeks, IAsyncEnumerable<WeekImport> imports)
    {
        await foreach (var import in imports)
        {
            Print(new()
            {
                ["season"] = import.Week.Season,
                ["type"] = import.Week.TypeName,
                ["week"] = import.Week.Week,
                ["slug"] = import.Week.Slug,
                ["exists"] = import.Exists,
                ["failure"] = import.Failure,
                ["faults"] = new JsonArray([.. import.Faults.Select(fault => (JsonNode)fault)]),
                ["games"] = new JsonArray([.. import.Games.Select(game => Node(import, game))]),
            });
        }
    }

    public void End(FetchTally tally, int exitCode) => Print(new()
    {
        ["summary"] = new JsonObject
        {
            ["season"] = tally.Season,
            ["weeks"] = tally.Asked,
            ["imported"] = tally.Imported,
            ["absent"] = tally.Absent,
            ["left"] = new JsonArray([.. tally.Left.Select(slug => (JsonNode)slug)]),
            ["games"] = tally.Games,
            ["updated"] = tally.Updated,
            ["exitCode"] = exitCode,
        },
    });

    private static JsonNode Node(WeekImport import, GameImport game)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_writing))
        {
            json.WriteGame(import.Week, game.Game);
        }

        var node = JsonNode.Parse(bytes.ToArray())!;
        node["updated"] = game.Updated;
        return node;
    }

    private void Print(JsonObject line)
    {
        output.WriteLine(line.ToJsonString(s_printing));
        output.Flush();
    }
}
