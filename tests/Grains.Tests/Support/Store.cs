using LiveScore.Domain;
using Orleans.Hosting;

namespace LiveScore.Grains.Tests.Support;

/// <summary>A store of the product, empty, for one test; and the ways in which a store lets its silo down.</summary>
internal abstract class Store : IAsyncDisposable
{
    public static async Task<Store> OpenAsync(StoreKind kind) =>
        kind == StoreKind.Sqlite ? new SqliteStore() : await PostgresStore.OpenAsync();

    /// <summary>Registers it as the product does.</summary>
    public abstract void AddTo(ISiloBuilder silo);

    /// <summary>From now on the row of this grain key cannot be written.</summary>
    public abstract Task RefuseWritesAsync(string key);

    public abstract Task AcceptWritesAsync();

    /// <summary>The next write lands, and its answer is lost.</summary>
    public abstract void LoseNextAnswer();

    /// <summary>Nothing can be read or written.</summary>
    public abstract Task BreakAsync();

    /// <summary>How many reminders are kept for a week, or null where reminders are not kept.</summary>
    public abstract Task<long?> RemindersOfAsync(SeasonWeekKey week);

    public abstract ValueTask DisposeAsync();
}
