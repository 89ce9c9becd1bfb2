using System.Text.Json;

namespace LiveScore.Feeds.Tests.Espn;

/// <summary>A value of a document and where it stands, so that it can be replaced or left out without touching another byte.</summary>
/// <param name="Path">Names from the root, such as <c>competitions/0/status</c>. Of long lists all items but the first are <c>1</c>.</param>
/// <param name="From">Where its name begins, or the value itself if it is in a list.</param>
/// <param name="Start">Where the value begins.</param>
/// <param name="End">Behind it.</param>
internal sealed record JsonPiece(string Path, int From, int Start, int End)
{
    /// <summary>One piece for every path of a document.</summary>
    public static IReadOnlyCollection<JsonPiece> Of(byte[] json)
    {
        var pieces = new Dictionary<string, JsonPiece>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        Add(ref reader, "", 0, pieces);
        pieces.Remove("");
        return pieces.Values;
    }

    public byte[] Replaced(byte[] json, ReadOnlySpan<byte> value) => [.. json[..Start], .. value, .. json[End..]];

    public byte[] LeftOut(byte[] json)
    {
        // A comma goes with it, the one before or else the one behind.
        var before = json.AsSpan(0, From).TrimEnd(" \r\n\t"u8);
        var behind = json.AsSpan(End).TrimStart(" \r\n\t"u8);
        return before[^1] == ',' ? [.. before[..^1], .. behind] : [.. before, .. behind[0] == ',' ? behind[1..] : behind];
    }

    private static void Add(ref Utf8JsonReader reader, string path, int from, Dictionary<string, JsonPiece> pieces)
    {
        var start = (int)reader.TokenStartIndex;
        var isList = reader.TokenType == JsonTokenType.StartArray;
        if (isList || reader.TokenType == JsonTokenType.StartObject)
        {
            for (var index = 0; reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray); index++)
            {
                var begin = (int)reader.TokenStartIndex;
                var name = isList ? index == 0 ? "0" : "1" : reader.GetString()!;
                if (!isList)
                {
                    reader.Read();
                }

                Add(ref reader, path.Length == 0 ? name : $"{path}/{name}", begin, pieces);
            }
        }

        pieces.TryAdd(path, new(path, from, start, (int)reader.BytesConsumed));
    }
}
