using LiveScore.Crowd;

namespace LiveScore.Fanout;

/// <summary>What came of publishing some versions to a crowd.</summary>
internal sealed class Sample
{
    /// <summary>Above this part of a core other programs get in the way of latency, though not of processor time.</summary>
    private const double Quiet = 0.3;

    /// <summary>Ends the counting.</summary>
    /// <param name="crowd">The crowd, as it stands now.</param>
    /// <param name="count">How many versions there were.</param>
    public Sample(ViewerCrowd crowd, int count)
    {
        (EventsEach, VersionsEach, UpToDate) = (crowd.EventsEach, crowd.VersionsEach, crowd.UpToDate);
        Tally = crowd.End();
        Lost = ((long)count * crowd.Viewers) - Tally.Versions;
    }

    /// <summary>Nanoseconds from the first post until the last was answered.</summary>
    public long PublishedIn { get; set; }

    /// <summary>What the server used of the processor.</summary>
    public required TimeSpan Cpu { get; init; }

    /// <summary>What we used ourselves.</summary>
    public required TimeSpan GeneratorCpu { get; init; }

    public required TimeSpan Time { get; init; }

    /// <summary>What all processes of the machine used, ours included.</summary>
    public required TimeSpan MachineCpu { get; init; }

    public Tally Tally { get; }

    public (long Fewest, long Most) EventsEach { get; }

    public (long Fewest, long Most) VersionsEach { get; }

    public int UpToDate { get; }

    /// <summary>Versions that some viewer did not have in the end, alone or merged into a later one.</summary>
    public long Lost { get; }

    /// <summary>Versions that came as a part of a later event.</summary>
    public long Merged => Tally.Versions - Tally.Events;

    /// <summary>Microseconds of processor time for each event that was delivered while it was measured.</summary>
    public double CostOfEvent => Cpu.TotalMicroseconds / Math.Max(1, Tally.Events + Tally.Late);

    /// <summary>The same for each version that a viewer came to know.</summary>
    public double CostOfVersion => Cpu.TotalMicroseconds / Math.Max(1, Tally.Versions + Tally.Late);

    /// <summary>How many cores' worth of time programs took that have nothing to do with this.</summary>
    public double Others => Math.Max(0, (MachineCpu - Cpu - GeneratorCpu) / Time);

    public bool IsQuiet => Others < Quiet;

    public double GeneratorCost => GeneratorCpu.TotalMicroseconds / Math.Max(1, Tally.Events + Tally.Late);

    public override string ToString() => FormattableString.Invariant(
        $"{CostOfEvent:0.00} us an event, p99 {Tally.Latency.Milliseconds(0.99):0} ms, lost {Lost}, faults {Tally.Faults}")
        + FormattableString.Invariant($"; generator {GeneratorCost:0.0} us an event, other work {100 * Others:0} %");

    /// <summary>What is written down of it.</summary>
    public (string Name, object? Value)[] Figures =>
    [
        ("events", Tally.Events), ("versions", Tally.Versions), ("late", Tally.Late), ("lost", Lost), ("gaps", Tally.Gaps), ("twice", Tally.Twice),
        ("disorder", Tally.Disorder), ("unknown", Tally.Unknown), ("resets", Tally.Resets), ("closed", Tally.Closed),
        ("fewest", EventsEach.Fewest), ("most", EventsEach.Most), ("bytesPerEvent", (double)Tally.Bytes / Math.Max(1, Tally.Events)),
        ("cpuSeconds", Cpu.TotalSeconds), ("seconds", Time.TotalSeconds), ("usPerEvent", CostOfEvent), ("usPerVersion", CostOfVersion),
        ("p50Ms", Tally.Latency.Milliseconds(0.5)), ("p99Ms", Tally.Latency.Milliseconds(0.99)), ("maxMs", Tally.Latency.Most.TotalMilliseconds),
        ("generatorUsPerEvent", GeneratorCost), ("othersCores", Others),
    ];
}
