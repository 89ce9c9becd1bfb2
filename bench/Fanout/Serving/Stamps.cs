using System.Collections.Concurrent;
using System.Diagnostics;

namespace LiveScore.Fanout.Serving;

/// <summary>When each version came by which stage, in ticks of the machine's clock that all its processes share.</summary>
internal sealed class Stamps
{
    private readonly ConcurrentDictionary<long, Stages> _versions = [];
    private long _asked;

    /// <summary>All versions so far.</summary>
    public IEnumerable<Stages> All => _versions.Values.OrderBy(stages => stages.Version);

    /// <summary>The feed was asked: whatever version comes of it, one at a time.</summary>
    public void Asked() => Volatile.Write(ref _asked, Stopwatch.GetTimestamp());

    public void Called(long version, long at) => Of(version).Called = at;

    public void Writing(long version) => (Of(version).Asked, Of(version).Writing) = (Volatile.Read(ref _asked), Stopwatch.GetTimestamp());

    public void Stored(long version) => Of(version).Stored = Stopwatch.GetTimestamp();

    public void Streamed(long version) => Of(version).Streamed = Stopwatch.GetTimestamp();

    private Stages Of(long version) => _versions.GetOrAdd(version, number => new() { Version = number });
}

/// <summary>The way of one version: the import was called, the feed asked, the write begun and done, the stream heard.</summary>
internal sealed record Stages
{
    public required long Version { get; init; }

    public long Called { get; set; }

    public long Asked { get; set; }

    public long Writing { get; set; }

    public long Stored { get; set; }

    public long Streamed { get; set; }
}
