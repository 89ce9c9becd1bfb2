using System.Collections.Immutable;
using LiveScore.Contracts;
using Orleans;
using Orleans.Runtime;

namespace LiveScore.Grains;

/// <summary>Keeps the ring; whoever adds to it has to know all of it.</summary>
[GrainType("keyring")]
public sealed class KeyRingGrain(
    [PersistentState(StorageNames.KeyRing, StorageNames.Provider)] IPersistentState<KeyRingState> stored,
    GrainMetrics metrics,
    TimeProvider time) : Grain, IKeyRingGrain
{
    private Kept<KeyRingState> _state = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _state = new(stored, new(metrics, StorageNames.KeyRing, time), DeactivateOnIdle);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<string>> GetElements() => Task.FromResult(_state.Value.Elements);

    public async Task<bool> Add(int known, string element)
    {
        ArgumentException.ThrowIfNullOrEmpty(element);
        var elements = _state.Value.Elements;
        if (known != elements.Length)
        {
            return false;
        }

        await _state.WriteAsync(new() { Elements = elements.Add(element) });
        return true;
    }
}
