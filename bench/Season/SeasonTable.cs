using System.Globalization;

namespace LiveScore.Season;

/// <summary>The runs in a table, and what they come to.</summary>
internal sealed class SeasonTable
{
    /// <summary>No longer than its slowest request and a tenth.</summary>
    private const double MostRatio = 1.1;

    private readonly List<double> _ratios = [];

    public static void Begin() => Print($"{"run",4}  {"slowest request (ms)",20}  {"import (ms)",12}  {"ratio",6}");

    public void Add(TimeSpan slowest, TimeSpan import)
    {
        _ratios.Add(import / slowest);
        Print($"{_ratios.Count,4}  {slowest.TotalMilliseconds,20:0.0}  {import.TotalMilliseconds,12:0.0}  {_ratios[^1],6:0.000}");
    }

    /// <summary>Prints the median and gives whether it is as good as promised.</summary>
    public bool End()
    {
        var sorted = _ratios.Order().ToList();
        var median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        Print($"median ratio {median:0.000}; promised are {MostRatio:0.000} at most: {(median <= MostRatio ? "kept" : "BROKEN")}");
        return median <= MostRatio;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
