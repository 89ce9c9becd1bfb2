using System.Globalization;
using System.Text.Json;

namespace LiveScore.Fanout;

/// <summary>Every measurement as a line of JSON in <c>fanout.jsonl</c>, and all promises that were looked at.</summary>
internal sealed class Notes(string file, TimeProvider time)
{
    private readonly List<string> _broken = [];

    public IReadOnlyList<string> Broken => _broken;

    /// <summary>Adds a measurement to the file.</summary>
    /// <param name="scenario">What was measured.</param>
    /// <param name="figures">What came of it, by name.</param>
    public void Write(string scenario, params ReadOnlySpan<(string Name, object? Value)> figures)
    {
        var line = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["at"] = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            ["scenario"] = scenario,
        };
        foreach (var (name, value) in figures)
        {
            line[name] = value is double number ? Math.Round(number, 4) : value;
        }

        File.AppendAllText(file, JsonSerializer.Serialize(line) + "\n");
    }

    /// <summary>Says whether a figure is as good as promised, and remembers it when it is not.</summary>
    public void AtLeast(string what, double? value, double promised) => Judge(what, value, promised, "at least", value >= promised);

    public void AtMost(string what, double? value, double promised) => Judge(what, value, promised, "at most", value <= promised);

    /// <summary>Remembers what is worse than promised, once.</summary>
    public void Broke(string what)
    {
        if (!_broken.Contains(what))
        {
            _broken.Add(what);
        }
    }

    private void Judge(string what, double? value, double promised, string relation, bool isKept)
    {
        var verdict = value is null ? "not measured" : isKept ? "kept" : "BROKEN";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- {what}: {value:0.###}, promised {relation} {promised:0.###}: {verdict}"));
        if (verdict == "BROKEN")
        {
            Broke(what);
        }
    }
}
