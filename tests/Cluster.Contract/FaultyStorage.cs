using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Storage;

namespace LiveScore.Cluster.Contract;

/// <summary>Storage as a product would register it, by its key alone, which fails when the grain's stage says so.</summary>
internal sealed class FaultyStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<string, (object? State, int Version)> _rows = new(StringComparer.Ordinal);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var isThere = _rows.TryGetValue($"{stateName}/{grainId}", out var row);
        grainState.State = isThere ? (T?)row.State : Activator.CreateInstance<T>();
        grainState.ETag = isThere ? row.Version.ToString(CultureInfo.InvariantCulture) : null;
        grainState.RecordExists = isThere;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Stage.Of(grainId.Key.ToString()!).IsFaulty)
        {
            throw new IOException("The disk is full.");
        }

        var row = _rows.AddOrUpdate(
            $"{stateName}/{grainId}", _ => (grainState.State, 1), (_, row) => (grainState.State, row.Version + 1));
        grainState.ETag = row.Version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();
}
