using System.Diagnostics;

namespace LiveScore.Gateway.FanOut;

/// <summary>When the news came of which an audience was not told yet, and the trace it belongs to.</summary>
internal sealed record Arrival(long At, ActivityContext Trace);

/// <summary>Remembers the first news since the last round.</summary>
/// <param name="time">The machine's clock.</param>
/// <param name="news">Has a round made.</param>
internal sealed class Arrivals(TimeProvider time, Action news)
{
    private Arrival? _first;

    public bool AreThere => Volatile.Read(ref _first) is not null;

    /// <summary>For any thread; on it runs the span of what is learned.</summary>
    public void Notice()
    {
        if (_first is null)
        {
            Interlocked.CompareExchange(ref _first, new(time.GetTimestamp(), Activity.Current?.Context ?? default), null);
        }

        news();
    }

    /// <summary>Null when the news was seen before it was told of.</summary>
    public Arrival? Take() => Interlocked.Exchange(ref _first, null);
}
