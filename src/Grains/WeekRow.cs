using LiveScore.Contracts;
using LiveScore.Domain;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace LiveScore.Grains;

/// <summary>
/// A week's row as the store has it now. Around the end of a silo a week may for a moment have two activations, and one of them is
/// behind: it cannot write, but would tell followers that the week went back.
/// </summary>
/// <param name="grain">The activation.</param>
/// <param name="storage">The store.</param>
/// <param name="letGo">Gives up the activation.</param>
internal sealed class WeekRow(SeasonWeekGrain grain, IGrainStorage storage, Action letGo)
{
    /// <summary>Looks into the store when a follower knows of more. Throws, and gives the activation up, when it has more than is known here.</summary>
    public async Task CheckAsync(WeekState known, WeekPosition position)
    {
        if (position.Epoch != known.Epoch || position.Version <= known.Version)
        {
            return;
        }

        var row = new GrainState<WeekState>(new());
        await storage.ReadStateAsync(StorageNames.Week, grain.GetGrainId(), row);
        if (row.State is { } stored && (stored.Epoch != known.Epoch || stored.Version > known.Version))
        {
            letGo();
            throw new InconsistentStateException($"Week {grain.GetPrimaryKeyString()} is at version {stored.Version}, and at {known.Version} here.", storedEtag: row.ETag, currentEtag: null);
        }
    }
}
