using System.Collections.Concurrent;

namespace LiveScore.Testing.Crowds;

/// <summary>What a whole crowd was told: the newest version, and that nobody was told something else of the same one.</summary>
public sealed class EventLedger
{
    private readonly ConcurrentDictionary<(EventId Id, long Since, bool IsWhole), int> _told = new();
    private long _newest;

    /// <summary>The newest version that anybody has.</summary>
    public long Newest => Volatile.Read(ref _newest);

    internal void Saw(long version)
    {
        for (var newest = Newest; version > newest;)
        {
            newest = Interlocked.CompareExchange(ref _newest, version, newest);
        }
    }

    internal bool Agrees(EventId id, long since, ReadOnlySpan<byte> data)
    {
        var hash = default(HashCode);
        hash.AddBytes(data);
        var sum = hash.ToHashCode();
        return _told.GetOrAdd((id, since, data is [(byte)'[', ..]), sum) == sum;
    }
}
