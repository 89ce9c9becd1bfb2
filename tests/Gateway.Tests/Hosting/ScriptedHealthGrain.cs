using LiveScore.Contracts;
using Orleans;

namespace LiveScore.Gateway.Tests.Hosting;

public sealed class ScriptedHealthGrain(ScriptedLeague league) : Grain, IHealthGrain
{
    public Task Ping() => league.IsDown ? throw new TimeoutException("The test says that this grain is down.") : Task.CompletedTask;

    public Task CheckStore()
    {
        league.CountStoreCheck();
        return league.IsStoreDown ? throw new IOException("The test says that the store is down.") : Ping();
    }
}
