using LiveScore.Domain.Chat;

namespace LiveScore.Grains.Chat;

/// <summary>
/// Writes a room: what comes during a write, or soon after one began, goes with the next, in the order in which it came. Used within
/// one activation.
/// </summary>
/// <param name="state">The room.</param>
/// <param name="every">How long after a write began the next one may.</param>
/// <param name="most">
/// How many steps go with one write. Fewer than a room keeps: else a follower that waits would not find all of them when it is told.
/// </param>
/// <param name="time">The machine's.</param>
/// <param name="tell">Called after each write.</param>
internal sealed class RoomWriter(Kept<RoomState> state, TimeSpan every, int most, TimeProvider time, Action tell)
{
    private Batch? _open;
    private Task _last = Task.CompletedTask;
    private Task _pause = Task.CompletedTask;

    /// <summary>Ends when what the step gives is stored. After a write that failed it fails as that did, and writes nothing any more.</summary>
    /// <param name="step">Decides. Sees the steps before it; giving back what it was given alters nothing.</param>
    public Task ApplyAsync(Func<RoomState, RoomState> step)
    {
        if (_open is null || _open.Steps.Count == most)
        {
            _open = new();
            _last = WriteAsync(_open, before: _last);
        }

        _open.Steps.Add(step);
        return _last;
    }

    private async Task WriteAsync(Batch batch, Task before)
    {
        // The caller has to add its step before it can be too late.
        await Task.Yield();
        await before;
        await _pause;
        if (_open == batch)
        {
            _open = null;
        }

        var next = batch.Steps.Aggregate(state.Value, (room, step) => step(room));
        if (next != state.Value)
        {
            _pause = Task.Delay(every, time);
            await state.WriteAsync(next);
            tell();
        }
    }

    private sealed class Batch
    {
        public List<Func<RoomState, RoomState>> Steps { get; } = [];
    }
}
