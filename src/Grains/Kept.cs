using Orleans.Runtime;

namespace LiveScore.Grains;

/// <summary>
/// A grain's state: the next one is adopted only after its write, and reads that interleave with the write see the previous one.
/// </summary>
/// <param name="stored">The row, read.</param>
/// <param name="meter">Measures the writes.</param>
/// <param name="letGo">Gives up the activation. A write that failed may have landed after all: only reading again can tell.</param>
internal sealed class Kept<T>(IPersistentState<T> stored, StateMeter meter, Action letGo)
{
    public T Value { get; private set; } = stored.State;

    /// <summary>What the row holds: <see cref="Value"/>, or what that was before a <see cref="KeepAsync"/> without a write.</summary>
    public T Stored => stored.State;

    /// <summary>Adopts the next state, without a write what is not worth one.</summary>
    public async Task KeepAsync(T next, bool write)
    {
        if (write)
        {
            await WriteAsync(next);
        }

        Value = next;
    }

    public async Task WriteAsync(T next)
    {
        var before = stored.State;
        stored.State = next;
        try
        {
            await meter.MeasureAsync(stored.WriteStateAsync);
        }
        catch
        {
            stored.State = before;
            letGo();
            throw;
        }

        Value = next;
    }
}
