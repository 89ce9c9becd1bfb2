using System.Diagnostics.Metrics;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.FanOut;

/// <summary>
/// What one loop counts. Only its own thread writes, and plainly: a send costs two additions to what is in its cache. Others read
/// a moment later.
/// </summary>
internal sealed class LoopTally
{
    private static readonly ResetReason[] s_reasons = Enum.GetValues<ResetReason>();

    private static readonly KeyValuePair<string, object?>[][] s_kinds =
    [
        [new("transport", "sse"), new("path", "socket")],
        [new("transport", "sse"), new("path", "stream")],
        [new("transport", "websocket"), new("path", "socket")],
        [new("transport", "websocket"), new("path", "stream")],
    ];

    private readonly long[] _viewers = new long[s_kinds.Length];
    private readonly long[] _resets = new long[s_reasons.Length];

    public long Deliveries { get; set; }

    public long Bytes { get; set; }

    public long Heartbeats { get; set; }

    public long Resumed { get; private set; }

    public long Conflated { get; private set; }

    public long Slow { get; set; }

    public long Silent { get; set; }

    public static IEnumerable<Measurement<long>> Viewers(IReadOnlyList<LoopTally> loops) =>
        s_kinds.Select((tags, kind) => new Measurement<long>(loops.Sum(loop => loop._viewers[kind]), tags));

    public static IEnumerable<Measurement<long>> Resets(IReadOnlyList<LoopTally> loops) =>
        s_reasons.Select(reason => Of(loops.Sum(loop => loop._resets[(int)reason]), WireNames.Of(reason)));

    public static IEnumerable<Measurement<long>> Closed(IReadOnlyList<LoopTally> loops) =>
        [Of(loops.Sum(loop => loop.Slow), "slow"), Of(loops.Sum(loop => loop.Silent), "silent")];

    public void Came(Viewer viewer) => _viewers[KindOf(viewer)]++;

    public void Went(Viewer viewer) => _viewers[KindOf(viewer)]--;

    /// <summary>A viewer made a step that is not simply the next.</summary>
    public void Count(SharedStep step)
    {
        if (step.Reset is { } reason)
        {
            _resets[(int)reason]++;
        }
        else if (step.IsResume)
        {
            Resumed++;
        }
        else if (step.IsMerged)
        {
            Conflated++;
        }
    }

    private static Measurement<long> Of(long value, string reason) => new(value, new KeyValuePair<string, object?>("reason", reason));

    private static int KindOf(Viewer viewer) => (viewer.Format == Format.WebSocket ? 2 : 0) + (viewer.Outlet is SocketOutlet ? 0 : 1);
}
