using System.Globalization;
using LiveScore.Simulation.Time;

namespace LiveScore.Simulation;

/// <summary>What happened, in virtual time, and how often; its digest tells whether two histories are the same.</summary>
internal sealed class Trace(VirtualTime time)
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public SortedDictionary<string, long> Counts { get; } = new(StringComparer.Ordinal);

    public ulong Digest { get; private set; } = 14695981039346656037;

    public void Say(string what)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{time.Passed.TotalSeconds,9:0.000} {what}");
        _lines.Add(line);
        foreach (var letter in line)
        {
            Digest = (Digest ^ letter) * 1099511628211;
        }
    }

    /// <summary>The lines until something was wrong, with what it was.</summary>
    public IEnumerable<string> UpToFault()
    {
        var fault = _lines.FindIndex(line => line.Contains(Judge.Mark, StringComparison.Ordinal));
        return fault < 0 ? _lines : _lines.Take(fault + 1);
    }

    public void Count(string what, long times = 1) => Counts[what] = Counts.GetValueOrDefault(what) + times;

    /// <summary>Both.</summary>
    public void Happens(string counted, string what)
    {
        Count(counted);
        Say(what);
    }
}
