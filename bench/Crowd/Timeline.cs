using System.Runtime.InteropServices;

namespace LiveScore.Crowd;

/// <summary>When each version was due, and when viewers had it. Times as <see cref="System.Diagnostics.Stopwatch"/> counts, in nanoseconds.</summary>
/// <param name="capacity">How many versions there may be after <see cref="Begin"/>.</param>
/// <param name="viewers">How many viewers' arrivals are kept one by one; 0 for none.</param>
public sealed class Timeline(int capacity, int viewers)
{
    private readonly long[] _arrivals = new long[(long)capacity * viewers];

    private readonly Entry[] _entries = new Entry[capacity];

    /// <summary>The first version that counts; those before are warm-up.</summary>
    public long From { get; private set; } = 1;

    /// <summary>The last version that was planned.</summary>
    public long Last { get; private set; }

    /// <summary>Forgets everything; versions go on after the one that is given.</summary>
    public void Begin(long after)
    {
        Array.Clear(_entries);
        (From, Last) = (after + 1, after);
    }

    /// <summary>Takes the next version on, due at a moment. A publisher that is late is the server's time or ours, never nobody's.</summary>
    public long Plan(long due)
    {
        Last++;
        this[Last].Due = due;
        return Last;
    }

    public ref readonly Entry Of(long version) => ref this[version];

    /// <summary>When each viewer had a version, the first one first. Empty unless arrivals are kept.</summary>
    public ReadOnlySpan<long> Arrivals(long version) =>
        _arrivals.AsSpan((int)(version - From) * viewers, Math.Min(viewers, this[version].Viewers));

    internal long Heard(long version, long now)
    {
        ref var entry = ref this[version];
        entry.First = entry.First == 0 ? now : entry.First;
        entry.Last = now;
        if (entry.Viewers < viewers)
        {
            _arrivals[((version - From) * viewers) + entry.Viewers] = now;
        }

        entry.Viewers++;
        return now - entry.Due;
    }

    private ref Entry this[long version] => ref _entries[version - From];

    /// <summary>A version on its way.</summary>
    [StructLayout(LayoutKind.Auto)]
    public struct Entry
    {
        /// <summary>When it was to be published.</summary>
        public long Due { get; internal set; }

        /// <summary>When the first viewer had it.</summary>
        public long First { get; internal set; }

        /// <summary>When the last viewer had it.</summary>
        public long Last { get; internal set; }

        /// <summary>How many had it, alone or merged into a later one.</summary>
        public int Viewers { get; internal set; }
    }
}
