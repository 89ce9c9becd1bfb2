using System.Globalization;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.StandIn;

/// <summary>Rows live in grains, so that a killed silo takes its share of them along.</summary>
internal sealed class MemoryGrainStorage(IGrainFactory grains, string name) : IGrainStorage
{
    private const uint Parts = 10;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = Key(stateName, grainId);
        var row = await Part(key).Read(key);
        grainState.ETag = row?.Etag;
        grainState.State = row is null ? Activator.CreateInstance<T>() : (T?)DeepCopier.Copy(row.State);
        grainState.RecordExists = row is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = Key(stateName, grainId);
        grainState.ETag = await Part(key).Write(key, grainState.ETag, grainState.State) ?? throw Lost(key, grainState.ETag);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = Key(stateName, grainId);
        if (!await Part(key).Delete(key, grainState.ETag))
        {
            throw Lost(key, grainState.ETag);
        }

        (grainState.ETag, grainState.RecordExists, grainState.State) = (null, false, Activator.CreateInstance<T>());
    }

    private static InconsistentStateException Lost(string key, string? etag) =>
        new($"e-Tag mismatch: somebody else wrote {key}.", "unknown", etag);

    private string Key(string stateName, GrainId grainId) => $"{name}/{stateName}/{grainId}";

    private IMemoryStorageGrain Part(string key) =>
        grains.GetGrain<IMemoryStorageGrain>((StableHash.Of(key) % Parts).ToString(CultureInfo.InvariantCulture));
}

[GenerateSerializer, Immutable]
internal sealed record MemoryRow(string Etag, object? State);

internal interface IMemoryStorageGrain : IGrainWithStringKey
{
    Task<MemoryRow?> Read(string key);

    /// <summary>The new etag, or null when the given one is not the row's.</summary>
    Task<string?> Write(string key, string? etag, object? state);

    Task<bool> Delete(string key, string? etag);
}

[KeepAlive]
internal sealed class MemoryStorageGrain : Grain, IMemoryStorageGrain
{
    private readonly Dictionary<string, MemoryRow?> _rows = new(StringComparer.Ordinal);
    private long _writes;

    public Task<MemoryRow?> Read(string key) => Task.FromResult(_rows.GetValueOrDefault(key));

    public Task<string?> Write(string key, string? etag, object? state)
    {
        var isOf = IsOf(key, etag);
        if (isOf)
        {
            _rows[key] = new MemoryRow($"{Activation.GetHashCode():x}-{++_writes}", state);
        }

        return Task.FromResult(isOf ? _rows[key]!.Etag : null);
    }

    public Task<bool> Delete(string key, string? etag)
    {
        var isOf = IsOf(key, etag);
        if (isOf)
        {
            _rows[key] = null;
        }

        return Task.FromResult(isOf);
    }

    // A row that was never here is taken as it comes: it may have died with another silo.
    private bool IsOf(string key, string? etag) => !_rows.TryGetValue(key, out var row) || row?.Etag == etag;
}
