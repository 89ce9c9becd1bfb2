using System.Globalization;
using System.Text.RegularExpressions;
using LiveScore.Domain;

namespace LiveScore.Fuzzing;

/// <summary>
/// Where a game can come from. Of a document that the generator knows, its number, teams and scores all stand in one of the things
/// that the document lists; of one whose bytes were spoilt afterwards, they stand somewhere in it.
/// </summary>
internal sealed partial class Origin
{
    private readonly List<HashSet<string>> _things = [];
    private readonly string? _text;

    public Origin(FuzzInput input)
    {
        if (input.Root is { } root)
        {
            AddThings(root, isThing: false);
        }
        else
        {
            _text = Text(input.Bytes);
        }
    }

    public bool Has(Game game)
    {
        string?[] facts = [game.Id, game.Away.Code, game.Home.Code, Print(game.AwayScore), Print(game.HomeScore)];
        return _text is null
            ? _things.Exists(thing => Array.TrueForAll(facts, fact => fact is null || thing.Contains(fact)))
            : Array.TrueForAll(facts, fact => fact is null || _text.Contains(fact, StringComparison.Ordinal));
    }

    // Items of a list, and in XML a game that stands alone.
    private void AddThings(Node node, bool isThing)
    {
        if (isThing && node.Members.Count > 0)
        {
            var values = new HashSet<string>(StringComparer.Ordinal);
            AddValues(node, values);
            _things.Add(values);
        }

        foreach (var (name, value) in node.Members)
        {
            AddThings(value, node.Kind == NodeKind.List || (name == "g" && value.Kind == NodeKind.Map));
        }
    }

    // As they are, and numbers as a score prints them.
    private static void AddValues(Node node, HashSet<string> values)
    {
        if (node.Kind is NodeKind.Quoted or NodeKind.Raw)
        {
            var text = node.Text.Trim();
            values.Add(text);
            if (text.Length is > 1 and < 32 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                values.Add(number.ToString("0.#", CultureInfo.InvariantCulture));
            }
        }

        foreach (var (_, value) in node.Members)
        {
            AddValues(value, values);
        }
    }

    private static string Text(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), detectEncodingFromByteOrderMarks: true);
        return Escape().Replace(reader.ReadToEnd(), match => Character(match.Groups));
    }

    private static string Character(GroupCollection groups)
    {
        var (digits, style) = groups["hex"].Success ? (groups["hex"].Value, NumberStyles.HexNumber) : (groups["dec"].Value, NumberStyles.None);
        return int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) && code <= char.MaxValue ? $"{(char)code}" : "";
    }

    private static string? Print(int? score) => score?.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\\u(?<hex>[0-9a-fA-F]{4})|&#x(?<hex>[0-9a-fA-F]+);|&#(?<dec>[0-9]+);", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Escape();
}
