using System.Numerics;

namespace LiveScore.Crowd;

/// <summary>
/// Times in nanoseconds, each in a bucket that is at most 1.6 % wide. Counts can be added up over runs, as percentiles cannot.
/// </summary>
public sealed class LatencyHistogram
{
    private const int Bits = 6, PerDoubling = 1 << Bits, Doublings = 40;

    private readonly long[] _counts = new long[Doublings * PerDoubling];

    public long Count { get; private set; }

    public TimeSpan Most { get; private set; }

    public void Record(long nanoseconds)
    {
        var value = (ulong)Math.Max(nanoseconds, 0);
        // Below twice the first doubling a bucket is a single nanosecond wide.
        var shift = Math.Max(0, BitOperations.Log2(value | 1) - Bits);
        _counts[Math.Min((shift * PerDoubling) + (int)(value >> shift), _counts.Length - 1)]++;
        Count++;
        if (nanoseconds > Most.TotalNanoseconds)
        {
            Most = TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
        }
    }

    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
        Most = other.Most > Most ? other.Most : Most;
    }

    /// <summary>The time in milliseconds that a part of all samples do not exceed; 0 without samples.</summary>
    public double Milliseconds(double part)
    {
        var (seen, needed) = (0L, part * Count);
        for (var i = 0; i < _counts.Length && Count > 0; i++)
        {
            seen += _counts[i];
            if (seen >= needed)
            {
                // The first two doublings have no shift; each later one holds the upper half of its values.
                var shift = Math.Max(0, (i / PerDoubling) - 1);
                return ((long)(i - (shift * PerDoubling)) << shift) / 1e6;
            }
        }

        return 0;
    }
}
