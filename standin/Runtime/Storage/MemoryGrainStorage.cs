using System.Globalization;
using System.Text.Json;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.StandIn;

/// <summary>Rows live in grains, so that a killed silo takes its share of them along.</summary>
internal sealed class MemoryGrainStorage(IGrainFactory grains, MemoryGrainStorageOptions options, IGrainStorageSerializer serializer)
    : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = await Part(stateName, grainId).Read($"{stateName}/{grainId}");
        grainState.ETag = row?.Etag;
        grainState.State = row is null ? NewState.Of<T>() : serializer.Deserialize<T>(new BinaryData(row.Payload));
        grainState.RecordExists = row is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = serializer.Serialize(grainState.State).ToArray();
        grainState.ETag = await Part(stateName, grainId).Write($"{stateName}/{grainId}", grainState.ETag, payload)
            ?? throw Lost(stateName, grainId, grainState.ETag);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!await Part(stateName, grainId).Delete($"{stateName}/{grainId}", grainState.ETag))
        {
            throw Lost(stateName, grainId, grainState.ETag);
        }

        (grainState.ETag, grainState.RecordExists, grainState.State) = (null, false, NewState.Of<T>());
    }

    private static InconsistentStateException Lost(string stateName, GrainId grainId, string? etag) =>
        new($"e-Tag mismatch: somebody else wrote {stateName} of {grainId}.", "unknown", etag);

    private IMemoryStorageGrain Part(string stateName, GrainId grainId)
    {
        var part = (grainId.GetUniformHashCode() + (uint)stateName.Length) % (uint)options.NumStorageGrains;
        return grains.GetGrain<IMemoryStorageGrain>(part.ToString(CultureInfo.InvariantCulture));
    }
}

internal sealed class JsonSerializerOfStates : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span);
}

[GenerateSerializer, Immutable]
internal sealed record MemoryRow(string Etag, byte[] Payload);

internal interface IMemoryStorageGrain : IGrainWithStringKey
{
    Task<MemoryRow?> Read(string key);

    /// <summary>The new etag, or null when the given one is not the row's.</summary>
    Task<string?> Write(string key, string? etag, [Immutable] byte[] payload);

    Task<bool> Delete(string key, string? etag);
}

[KeepAlive]
internal sealed class MemoryStorageGrain : Grain, IMemoryStorageGrain
{
    private readonly Dictionary<string, MemoryRow?> _rows = new(StringComparer.Ordinal);
    private long _writes;

    public Task<MemoryRow?> Read(string key) => Task.FromResult(_rows.GetValueOrDefault(key));

    public Task<string?> Write(string key, string? etag, byte[] payload)
    {
        if (!IsOf(key, etag))
        {
            return Task.FromResult<string?>(null);
        }

        var row = new MemoryRow($"{GrainContext.GetHashCode():x}-{++_writes}", payload);
        _rows[key] = row;
        return Task.FromResult<string?>(row.Etag);
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
