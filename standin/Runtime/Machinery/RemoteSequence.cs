using Orleans.Runtime;

namespace Orleans.StandIn;

/// <summary>The caller's end of an IAsyncEnumerable: asks the grain for the next batch when the last is used up.</summary>
internal sealed class RemoteSequence<T>(ClusterClient client, GrainId id, GrainMethod method, object?[] arguments) : IAsyncEnumerable<T>
{
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var (copies, given) = method.CopyArguments(arguments, out var forGrain);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(given, cancellationToken);
        var key = Guid.CreateVersion7(client.Time.GetUtcNow());
        Enumeration<T>? started = new(method, copies, forGrain.Token);
        var isOpen = true;
        try
        {
            while (isOpen)
            {
                both.Token.ThrowIfCancellationRequested();
                var enumeration = started;
                started = null;
                var request = new Request(activation => Pull(activation, key, enumeration)) { Interleaves = true };
                var batch = (Batch<T>)(await client.Ask(id, request, client.ResponseTimeout, method.Name, both.Token))!;
                isOpen = !batch.IsLast;
                foreach (var item in batch.Items)
                {
                    yield return item;
                }
            }
        }
        finally
        {
            if (isOpen && client.Cluster.Find(id) is { } activation)
            {
                await forGrain.CancelAsync();
                activation.Enqueue(new Request(there => Close(there, key)) { Interleaves = true, IsLocal = true });
            }
        }
    }

    private async Task<object?> Pull(Activation activation, Guid key, Enumeration<T>? started)
    {
        if (started is not null)
        {
            activation.Enumerations.Add(key, started);
        }

        if (!activation.Enumerations.TryGetValue(key, out var enumeration))
        {
            throw new EnumerationAbortedException("Enumeration aborted: the remote target does not have a record of this enumerator.");
        }

        var isOpen = false;
        try
        {
            var batch = await ((Enumeration<T>)enumeration).Pull(activation, client.ResponseTimeout / 2);
            isOpen = !batch.IsLast;
            return batch;
        }
        finally
        {
            if (!isOpen)
            {
                await Close(activation, key);
            }
        }
    }

    private static async Task<object?> Close(Activation activation, Guid key)
    {
        if (activation.Enumerations.Remove(key, out var enumeration))
        {
            await enumeration.DisposeAsync();
        }

        return null;
    }
}

internal sealed record Batch<T>(List<T> Items, bool IsLast);

/// <summary>The grain's end of one.</summary>
internal sealed class Enumeration<T>(GrainMethod method, object?[] arguments, CancellationToken token) : IAsyncDisposable
{
    private const int BatchSize = 100;
    private const ConfigureAwaitOptions Quietly = ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext;
    private readonly CancellationTokenSource _closed = CancellationTokenSource.CreateLinkedTokenSource(token);
    private IAsyncEnumerator<T>? _items;
    private Task<bool>? _next;

    /// <summary>What is there now, up to a batch; nothing when nothing came for so long, so that a silent sequence is no time-out.</summary>
    public async Task<Batch<T>> Pull(Activation activation, TimeSpan patience)
    {
        _items ??= ((IAsyncEnumerable<T>)method.InvokeRaw(activation.Grain!, arguments)).GetAsyncEnumerator(_closed.Token);
        var items = new List<T>();
        while (items.Count < BatchSize)
        {
            _next ??= _items.MoveNextAsync().AsTask();
            if (items.Count == 0)
            {
                await ((Task)_next).WaitAsync(patience, activation.Silo.Time).ConfigureAwait(Quietly);
            }

            if (!_next.IsCompleted)
            {
                break;
            }

            var next = _next;
            _next = null;
            if (!await next)
            {
                return new Batch<T>(items, IsLast: true);
            }

            items.Add((T)DeepCopier.Copy(_items.Current)!);
        }

        return new Batch<T>(items, IsLast: false);
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        // An iterator cannot be disposed of while it moves.
        if (_next is not null)
        {
            await ((Task)_next).ConfigureAwait(Quietly);
        }

        if (_items is not null)
        {
            await _items.DisposeAsync();
        }
    }
}
