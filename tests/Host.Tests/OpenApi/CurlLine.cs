using System.Text.RegularExpressions;

namespace LiveScore.Host.Tests.OpenApi;

/// <summary>A line for curl in a document, and the answer that the document shows, shortened at <c>…</c>.</summary>
internal sealed partial record CurlLine(string Command, IReadOnlyList<string> Shown)
{
    /// <summary>Every line of the blocks that are marked as console.</summary>
    public static IReadOnlyList<CurlLine> In(string markdown)
    {
        var lines = new List<CurlLine>();
        foreach (Match block in Blocks().Matches(markdown))
        {
            foreach (var one in ("\n" + block.Groups["lines"].Value).Split("\n$ ", StringSplitOptions.RemoveEmptyEntries))
            {
                lines.Add(new(one.Split('\n')[0], [.. one.Split('\n').Skip(1).Select(line => line.TrimEnd()).Where(line => line.Length > 0)]));
            }
        }

        return lines;
    }

    /// <summary>What the document shows and the answer does not have.</summary>
    public IReadOnlyList<string> Missing(string answer)
    {
        var lines = answer.ReplaceLineEndings("\n").Split('\n');
        var places = Shown.Where(line => !IsJson(line)).Select(line => Array.FindIndex(lines, one => Fits(line, one))).ToList();
        var texts = Shown.Where(line => !IsJson(line)).Zip(places).Where(pair => pair.Second < 0).Select(pair => pair.First);
        var keys = NamesIn(string.Join('\n', Shown)).Except(NamesIn(answer)).Select(name => $"a member {name}");
        // The first event that is shown is the first that comes.
        var first = lines.FirstOrDefault(line => line.StartsWith("event: ", StringComparison.Ordinal));
        var begins = Shown.FirstOrDefault(line => line.StartsWith("event: ", StringComparison.Ordinal)) is { } wanted && wanted != first ? [$"{wanted} first"] : Array.Empty<string>();
        return [.. texts, .. keys, .. begins];
    }

    private static bool IsJson(string line) => line.TrimStart() is ['{' or '}' or '[' or ']' or '"', ..] || line.Trim() == "…";

    // Of a line with JSON behind it, only what stands before; members are compared by their names.
    private static bool Fits(string shown, string line)
    {
        var text = shown.StartsWith("data: ", StringComparison.Ordinal) ? "data: …" : shown;
        return Regex.IsMatch(line, $"^{Regex.Escape(text).Replace("…", ".*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(5));
    }

    private static IEnumerable<string> NamesIn(string text) => Names().Matches(text).Select(match => match.Groups["name"].Value).Distinct();

    [GeneratedRegex("^```console\n(?<lines>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blocks();

    [GeneratedRegex("\"(?<name>[A-Za-z]+)\":", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Names();
}
