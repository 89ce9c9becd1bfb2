using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.StandIn;

internal sealed class PersistentState<T> : IPersistentState<T>
{
    private readonly Activation _activation;
    private readonly string _name;
    private readonly IGrainStorage _storage;
    private readonly GrainState<T> _state = new(NewState.Of<T>());
    private Task _last = Task.CompletedTask;
    private bool _isRead;

    public PersistentState(Activation activation, string name, IGrainStorage storage)
    {
        (_activation, _name, _storage) = (activation, name, storage);
        activation.States.Add(this);
    }

    public T State
    {
        get
        {
            CheckTurn();
            return _state.State!;
        }

        set
        {
            CheckTurn();
            _state.State = value;
        }
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _isRead ? _state.RecordExists : throw new InvalidOperationException("State has not yet been loaded");

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public async Task ReadStateAsync(CancellationToken cancellationToken)
    {
        await Next(() => _storage.ReadStateAsync(_name, _activation.GrainId, _state, cancellationToken), cancellationToken);
        _isRead = true;
    }

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        Next(() => _storage.WriteStateAsync(_name, _activation.GrainId, _state, cancellationToken), cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        Next(() => _storage.ClearStateAsync(_name, _activation.GrainId, _state, cancellationToken), cancellationToken);

    private Task Next(Func<Task> operation, CancellationToken cancellationToken)
    {
        CheckTurn();
        return _last = Run(_last, operation, cancellationToken);
    }

    private async Task Run(Task before, Func<Task> operation, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            await operation();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is not OrleansException)
        {
            throw new OrleansException($"Error from storage provider for {_name} of grain {_activation.GrainId}: {exception.Message}", exception);
        }
    }

    private void CheckTurn()
    {
        if (!ReferenceEquals(TurnScheduler.CurrentActivation, _activation))
        {
            throw new InvalidOperationException("The state of a grain is only for its own turns.");
        }
    }
}

internal static class NewState
{
    public static T Of<T>() => typeof(T).IsValueType || typeof(T).GetConstructor(Type.EmptyTypes) is not null
        ? Activator.CreateInstance<T>()
        : (T)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(T));
}
