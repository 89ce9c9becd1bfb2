using LiveScore.Contracts;
using Orleans;
using Orleans.Runtime;

namespace LiveScore.Grains;

/// <summary>Counts on, and answers only once that is stored.</summary>
[GrainType("usernames")]
public sealed class UserNamesGrain(
    [PersistentState(StorageNames.UserNames, StorageNames.Provider)] IPersistentState<UserNamesState> stored,
    GrainMetrics metrics,
    TimeProvider time) : Grain, IUserNamesGrain
{
    private Kept<UserNamesState> _state = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _state = new(stored, new(metrics, StorageNames.UserNames, time), DeactivateOnIdle);
        return Task.CompletedTask;
    }

    public async Task<long> Allot(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, IUserNamesGrain.Most);
        var first = _state.Value.Next;
        await _state.WriteAsync(_state.Value with { Next = first + count });
        return first;
    }
}
