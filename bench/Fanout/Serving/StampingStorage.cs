using LiveScore.Domain;
using Orleans.Storage;

namespace LiveScore.Fanout.Serving;

/// <summary>The storage that ships, with a look at the clock before and after each write of a week.</summary>
internal sealed partial class StampingStorage(IGrainStorage storage, Stamps stamps) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        storage.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var version = (grainState.State as WeekState)?.Version;
        if (version is { } begun)
        {
            stamps.Writing(begun);
        }

        await storage.WriteStateAsync(stateName, grainId, grainState);
        if (version is { } stored)
        {
            stamps.Stored(stored);
        }
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        storage.ClearStateAsync(stateName, grainId, grainState);
}
