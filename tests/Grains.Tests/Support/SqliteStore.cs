using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Silo;
using LiveScore.Silo.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace LiveScore.Grains.Tests.Support;

/// <summary>The embedded store, in a folder of its own.</summary>
internal sealed class SqliteStore : Store
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livescore-sqlite-");
    private readonly SqliteGrainStorage _storage;
    private int _losses;

    public SqliteStore() => _storage = new(File);

    public string File => Path.Combine(_folder.FullName, "livescore.db");

    public override void AddTo(ISiloBuilder silo)
    {
        silo.AddEmbeddedStorage(File);
        silo.Services.AddKeyedSingleton<IGrainStorage>(StorageNames.Provider, (_, _) => new Forgetful(this, _storage));
    }

    public override async Task RefuseWritesAsync(string key)
    {
        foreach (var change in new[] { "insert", "update" })
        {
            await ExecuteAsync(
                $"create trigger refuse_{change} before {change} on state when new.grain = '{key}' "
                + "begin select raise(abort, 'refused by the test'); end");
        }
    }

    public override Task AcceptWritesAsync() => ExecuteAsync("drop trigger refuse_insert; drop trigger refuse_update");

    public override void LoseNextAnswer() => Interlocked.Increment(ref _losses);

    public override Task BreakAsync() => ExecuteAsync("alter table state rename to elsewhere");

    public override Task<long?> RemindersOfAsync(SeasonWeekKey week) => Task.FromResult<long?>(null);

    /// <summary>Nothing is written until what this gives is disposed, or the store's patience of 5 s ends.</summary>
    public async Task<IAsyncDisposable> LockAsync()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>How often the rows of this name were written.</summary>
    public async Task<long> WritesAsync(string name)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "select sum(version) from state where name = $name";
        command.Parameters.AddWithValue("$name", name);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Runs a statement over a connection of the test's own.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// The one place where the real thing will not do: SQLite is in the process, and nothing outside it can come between a
    /// commit and its answer.
    /// </summary>
    private sealed class Forgetful(SqliteStore store, IGrainStorage inner) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            inner.ReadStateAsync(stateName, grainId, grainState);

        public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            var state = new GrainState<T>(grainState.State!, grainState.ETag);
            await inner.WriteStateAsync(stateName, grainId, state);
            if (Interlocked.Exchange(ref store._losses, 0) > 0)
            {
                throw new IOException("The answer was lost.");
            }

            (grainState.ETag, grainState.RecordExists) = (state.ETag, true);
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            inner.ClearStateAsync(stateName, grainId, grainState);
    }
}
