using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.StandIn;

internal abstract class PersistentState
{
    public abstract Task ReadStateAsync();
}

internal sealed class PersistentState<T>(Activation activation, string name, IGrainStorage storage) : PersistentState, IPersistentState<T>
{
    private readonly GrainState<T> _state = new(Activator.CreateInstance<T>());

    public T State
    {
        get => InTurn().State!;
        set => InTurn().State = value;
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _state.RecordExists;

    public override Task ReadStateAsync() => Run(storage.ReadStateAsync);

    public Task WriteStateAsync() => Run(storage.WriteStateAsync);

    public Task ClearStateAsync() => Run(storage.ClearStateAsync);

    private async Task Run(Func<string, GrainId, IGrainState<T>, Task> operation)
    {
        try
        {
            await operation(name, activation.GrainId, InTurn());
        }
        catch (Exception exception) when (exception is not OrleansException)
        {
            throw new OrleansException($"Error from storage provider for {name} of grain {activation.GrainId}: {exception.Message}", exception);
        }
    }

    private GrainState<T> InTurn() => TurnScheduler.CurrentActivation == activation
        ? _state
        : throw new InvalidOperationException("The state of a grain is only for its own turns.");
}
