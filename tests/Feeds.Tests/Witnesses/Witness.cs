using System.IO.Compression;
using System.Text.Json;
using LiveScore.Testing;

namespace LiveScore.Feeds.Tests.Witnesses;

/// <summary>Recorded files that are no feed of ours: what the league said elsewhere about the same games. Format: shared/feeds/FORMATS.md.</summary>
internal static class Witness
{
    public static JsonElement Gamecenter(string id) => Packed($"gamecenter/{id}.json.gz").GetProperty(id);

    public static JsonElement Packed(string file)
    {
        using var stream = new GZipStream(File.OpenRead(SharedFolder.SkipUnlessHas($"feeds/{file}")), CompressionMode.Decompress);
        return JsonDocument.Parse(stream).RootElement;
    }

    public static ILookup<string, JsonElement> Replay(string file) =>
        File.ReadLines(SharedFolder.SkipUnlessHas($"feeds/{file}"))
            .Select(line => JsonDocument.Parse(line).RootElement).ToLookup(line => line.Text("type"));

    /// <summary>Rows of a table by the names of its columns.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Table(string file)
    {
        var lines = File.ReadAllLines(SharedFolder.SkipUnlessHas($"feeds/{file}"));
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    public static string Text(this JsonElement owner, string name) => owner.GetProperty(name).GetString()!;
}
