using Orleans.Storage;

namespace LiveScore.Grains;

/// <summary>Measures and traces the writes of one kind of state.</summary>
/// <param name="metrics">Where they count.</param>
/// <param name="state">The kind.</param>
/// <param name="time">The machine's clock.</param>
internal sealed class StateMeter(GrainMetrics metrics, string state, TimeProvider time)
{
    public async Task MeasureAsync(Func<Task> write)
    {
        using var span = GrainTraces.StartWrite(state);
        var begun = time.GetTimestamp();
        try
        {
            await write();
            metrics.Wrote(state, "ok", time.GetElapsedTime(begun));
        }
        catch (Exception fault)
        {
            span.Failed(fault);
            metrics.Wrote(state, fault is InconsistentStateException ? "conflict" : "failed", time.GetElapsedTime(begun));
            throw;
        }
    }
}
