using System.Globalization;
using LiveScore.Contracts;
using LiveScore.Domain;
using Orleans.Storage;

namespace LiveScore.Simulation.Cluster;

/// <summary>
/// The database of all silos: a row is written only by who knows its etag. What was sent to it lands even when the silo that sent it
/// is dead by then.
/// </summary>
internal sealed class Store(World world) : IGrainStorage
{
    private readonly Dictionary<string, (object? State, string Etag)> _rows = new(StringComparer.Ordinal);
    private readonly Chance _chance = world.Plan.Chance.Fork("store");
    private long _writes;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var fails = _chance.Is(world.Weather.ReadsFail);
        var row = await Served(() =>
        {
            Refuse(fails);
            return _rows.TryGetValue(Key(stateName, grainId), out var found) ? ((object? State, string Etag)?)found : null;
        });
        grainState.State = row is { } there ? (T?)there.State : Activator.CreateInstance<T>();
        grainState.ETag = row?.Etag;
        grainState.RecordExists = row is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (key, etag, state) = (Key(stateName, grainId), grainState.ETag, grainState.State);
        var (fails, isUnheard) = (_chance.Is(world.Weather.WritesFail), _chance.Is(world.Weather.WritesUnheard));
        grainState.ETag = await Served(() =>
        {
            Refuse(fails);
            return Land(key, etag, state);
        });
        if (isUnheard)
        {
            world.Trace.Happens("writes unheard", $"store: {key} is written, and nobody hears of it");
            throw new IOException("The connection broke.");
        }

        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();

    public bool Has(string stateName) => _rows.Keys.Any(key => key.StartsWith(stateName, StringComparison.Ordinal));

    /// <summary>The row of a state is gone, as after a restore of an older backup.</summary>
    public void Wipe(string stateName)
    {
        foreach (var key in _rows.Keys.Where(key => key.StartsWith(stateName, StringComparison.Ordinal)).ToList())
        {
            _rows.Remove(key);
        }
    }

    private static string Key(string stateName, GrainId grainId) => $"{stateName}/{grainId}";

    private string Land(string key, string? etag, object? state)
    {
        if ((_rows.TryGetValue(key, out var row) ? row.Etag : null) != etag)
        {
            world.Trace.Happens("write conflicts", $"store: {key} was written by somebody else");
            throw new InconsistentStateException($"e-Tag mismatch: {key}", row.Etag, etag);
        }

        if (state is WeekState week && key.StartsWith(StorageNames.Week, StringComparison.Ordinal))
        {
            world.Judge.Stored(week);
        }

        var next = (++_writes).ToString(CultureInfo.InvariantCulture);
        _rows[key] = (state, next);
        return next;
    }

    private void Refuse(bool fails)
    {
        if (fails || world.Weather.StorageGone)
        {
            world.Trace.Happens("storage failures", "store: fails");
            throw new IOException("The database does not answer.");
        }
    }

    /// <summary>Something that the database does when its turn comes, by its own clock; and the way back.</summary>
    private Task<T> Served<T>(Func<T> serve)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Time.After(Way(), () =>
        {
            try
            {
                var result = serve();
                world.Time.After(Way(), () => answer.SetResult(result));
            }
            catch (Exception fault)
            {
                world.Time.After(Way(), () => answer.SetException(fault));
            }
        });
        return answer.Task;
    }

    private TimeSpan Way() =>
        _chance.Is(world.Weather.StorageSlow) ? _chance.Seconds(0.5, 4) : _chance.Between(TimeSpan.Zero, world.Weather.StorageWait);
}
