namespace LiveScore.Crowd;

/// <summary>Where a series goes: a line of least squares through the second half of it, since the first is still warming up.</summary>
/// <param name="PerHour">How much it grows in an hour, in parts of its mean.</param>
/// <param name="Noise">The standard error of that.</param>
public sealed record Trend(double PerHour, double Noise)
{
    /// <summary>So much growth in an hour, in parts of the mean, counts as none.</summary>
    public const double Most = 0.05;

    private const double Doubt = 2;

    /// <summary>Whether it grows by no more than <see cref="Most"/>, or by no more than chance would have it.</summary>
    public bool IsFlat => PerHour <= Math.Max(Most, Doubt * Noise);

    /// <param name="values">One a minute.</param>
    public static Trend Of(IReadOnlyList<double> values)
    {
        var half = values.Skip(values.Count / 2).ToList();
        if (half.Count < 3 || half.Average() is 0)
        {
            return new(0, 0);
        }

        var (middle, mean) = ((half.Count - 1) / 2.0, half.Average());
        var spread = half.Select((_, minute) => Math.Pow(minute - middle, 2)).Sum();
        var slope = half.Select((value, minute) => (minute - middle) * (value - mean)).Sum() / spread;
        var rest = half.Select((value, minute) => Math.Pow(value - mean - (slope * (minute - middle)), 2)).Sum();
        return new(60 * slope / mean, 60 * Math.Sqrt(rest / (half.Count - 2) / spread) / mean);
    }
}
