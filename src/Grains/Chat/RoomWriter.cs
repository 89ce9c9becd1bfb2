using LiveScore.Domain.Chat;

namespace LiveScore.Grains.Chat;

/// <summary>
/// Writes a room: what comes during a write, or soon after one began, goes with the next, in the order in which it came. Used within
/// one activation.
/// </summary>
/// <param name="state">The room.</param>
/// <param name="every">How long after a write began the next one may.</param>
/// <param name="time">The machine's.</param>
/// <param name="tell">Called after each write.</param>
internal sealed class RoomWriter(Kept<RoomState> state, TimeSpan every, TimeProvider time, Action tell)
{
    private List<Func<RoomState, RoomState>> _steps = [];
    private Task _pause = Task.CompletedTask;
    private Task _writing = Task.CompletedTask;
    private Task? _next;

    /// <summary>Ends when what the step gives is stored. After a write that failed it fails as that did, and writes nothing any more.</summary>
    /// <param name="step">Decides. Sees the steps before it; giving back what it was given alters nothing.</param>
    public Task ApplyAsync(Func<RoomState, RoomState> step)
    {
        _steps.Add(step);
        return _next ??= WriteNextAsync();
    }

    private async Task WriteNextAsync()
    {
        // The caller has to see the task before it can be over.
        await Task.Yield();
        await _pause;
        await _writing;
        var steps = _steps;
        (_steps, _next) = ([], null);
        var next = steps.Aggregate(state.Value, (room, step) => step(room));
        if (next != state.Value)
        {
            _pause = Task.Delay(every, time);
            await (_writing = WriteAsync(next));
        }
    }

    private async Task WriteAsync(RoomState next)
    {
        await state.WriteAsync(next);
        tell();
    }
}
