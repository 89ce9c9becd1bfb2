using LiveScore.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace LiveScore.Grains;

/// <summary>Has no state of its own to be read before it answers: without its store it still says that the cluster is there.</summary>
[GrainType("health")]
public sealed class HealthGrain(
    [FromKeyedServices(StorageNames.Provider)] IGrainStorage storage, TimeProvider time) : Grain, IHealthGrain
{
    private Task _checking = Task.CompletedTask;

    public Task Ping() => Task.CompletedTask;

    public Task CheckStore() => _checking.IsCompleted ? _checking = CheckAsync() : _checking;

    private async Task CheckAsync()
    {
        var row = new GrainState<HealthState>(new());
        await storage.ReadStateAsync(StorageNames.Health, this.GetGrainId(), row);
        row.State = new() { At = time.GetUtcNow() };
        try
        {
            await storage.WriteStateAsync(StorageNames.Health, this.GetGrainId(), row);
        }
        catch (InconsistentStateException)
        {
            // Somebody else has just written it, so it can be written.
        }
    }
}
