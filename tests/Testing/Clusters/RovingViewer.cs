using LiveScore.Testing.Crowds;

namespace LiveScore.Testing.Clusters;

/// <summary>One of a <see cref="RovingCrowd"/>: where it is, and for how long it has heard nothing.</summary>
internal sealed class RovingViewer(TimeProvider time)
{
    private long _heardAt = time.GetTimestamp();
    private long _changedAt = time.GetTimestamp();
    private long _longest;
    private int _told;

    public CrowdViewer Viewer { get; set; } = null!;

    /// <summary>The number of its gateway.</summary>
    public int Gateway { get; set; }

    /// <summary>Whether it is on its way to a gateway.</summary>
    public bool IsComing { get; set; }

    public long Version => Viewer.Version;

    /// <summary>How long it is since anything came, heartbeats included.</summary>
    public TimeSpan Quiet => time.GetElapsedTime(Volatile.Read(ref _heardAt));

    /// <summary>The longest time without a change since <see cref="Begin"/>, the one that lasts included.</summary>
    public TimeSpan LongestSilence
    {
        get
        {
            var lasting = time.GetElapsedTime(Volatile.Read(ref _changedAt));
            var longest = TimeSpan.FromTicks(Volatile.Read(ref _longest));
            return lasting > longest ? lasting : longest;
        }
    }

    /// <summary>Whether it was told since <see cref="Begin"/> that what it has is old.</summary>
    public bool IsToldStale => Volatile.Read(ref _told) != 0;

    public void Begin()
    {
        Volatile.Write(ref _told, 0);
        Volatile.Write(ref _longest, 0);
    }

    public void Connected() => Volatile.Write(ref _heardAt, time.GetTimestamp());

    public void Hear(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        var now = time.GetTimestamp();
        Volatile.Write(ref _heardAt, now);
        if (name.SequenceEqual("change"u8))
        {
            var silence = time.GetElapsedTime(_changedAt, now).Ticks;
            Volatile.Write(ref _changedAt, now);
            if (silence > Volatile.Read(ref _longest))
            {
                Volatile.Write(ref _longest, silence);
            }
        }
        else if (data.IndexOf("\"staleSince\":\""u8) >= 0)
        {
            Volatile.Write(ref _told, 1);
        }
    }
}
