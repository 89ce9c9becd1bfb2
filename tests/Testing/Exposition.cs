using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace LiveScore.Testing;

/// <summary>A page of Prometheus' text format 0.0.4, read by the letter: what the format forbids fails the test.</summary>
public sealed partial class Exposition
{
    private readonly Dictionary<string, double> _series = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    public Exposition(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        string? family = null;
        foreach (var line in text[..^1].Split('\n'))
        {
            if (Help().Match(line) is { Success: true } help)
            {
                family = help.Groups["name"].Value;
                Assert.DoesNotContain(family, _types.Keys);
                _types[family] = "";
            }
            else if (Type().Match(line) is { Success: true } type)
            {
                Assert.Equal((family, ""), (type.Groups["name"].Value, _types[family!]));
                _types[family!] = type.Groups["type"].Value;
            }
            else
            {
                Read(line, family);
            }
        }

        Assert.DoesNotContain("", _types.Values);
        Assert.All(_types.Where(pair => pair.Value == "histogram"), pair => CheckHistogram(pair.Key));
    }

    public IReadOnlyDictionary<string, string> Types => _types;

    /// <summary>Whole lines without their values.</summary>
    public IEnumerable<string> Series => _series.Keys;

    /// <summary>The sum of all series of this name whose labels have all of these, such as <c>reason="slow"</c>.</summary>
    public double Sum(string name, params string[] labels) => _series
        .Where(pair => pair.Key.Split('{')[0] == name && labels.All(label => pair.Key.Contains(label, StringComparison.Ordinal)))
        .Sum(pair => pair.Value);

    private void Read(string line, string? family)
    {
        var sample = Sample().Match(line);
        Assert.True(sample.Success, $"This is no sample: {line}");
        var name = sample.Groups["name"].Value;
        var suffixes = _types[family!] == "histogram" ? new[] { "_bucket", "_sum", "_count" } : [""];
        Assert.Contains(name, suffixes.Select(suffix => family + suffix));
        var names = sample.Groups["label"].Captures.Select(label => label.Value).ToList();
        Assert.Distinct(names);
        var series = name + sample.Groups["labels"].Value;
        Assert.True(_series.TryAdd(series, Number(sample.Groups["value"].Value)), $"Printed twice: {series}");
    }

    private void CheckHistogram(string family)
    {
        var buckets = _series.Where(pair => pair.Key.StartsWith($"{family}_bucket{{", StringComparison.Ordinal))
            .GroupBy(pair => Bound().Replace(pair.Key[(family.Length + 7)..], ""));
        foreach (var group in buckets)
        {
            var inOrder = group.OrderBy(pair => Number(Bound().Match(pair.Key).Groups["bound"].Value)).ToList();
            Assert.Equal(inOrder.Select(pair => pair.Value).Order(), inOrder.Select(pair => pair.Value));
            Assert.Contains("le=\"+Inf\"", inOrder[^1].Key, StringComparison.Ordinal);
            var labels = group.Key == "{}" ? "" : group.Key;
            Assert.Equal(_series[$"{family}_count{labels}"], inOrder[^1].Value);
        }
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("""^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?:[^\\]|\\[\\n])+$""", RegexOptions.None, 5000)]
    private static partial Regex Help();

    [GeneratedRegex("""^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram|summary|untyped)$""", RegexOptions.None, 5000)]
    private static partial Regex Type();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?<labels>\{(?:(?<label>[a-zA-Z_][a-zA-Z0-9_]*)="(?:[^"\\]|\\[\\"n])*"(?:,(?!\})|(?=\})))+\})? (?<value>\S+)$""", RegexOptions.None, 5000)]
    private static partial Regex Sample();

    [GeneratedRegex(",?le=\"(?<bound>[^\"]*)\"", RegexOptions.None, 5000)]
    private static partial Regex Bound();
}
