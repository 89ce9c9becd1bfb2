using Microsoft.Data.Sqlite;
using Npgsql;

namespace LiveScore.Season;

/// <summary>An empty store for one run, gone when disposed: a file in a temporary folder, or a database of its own in a server.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly DirectoryInfo? _folder;
    private readonly NpgsqlConnectionStringBuilder? _server;
    private readonly string _database = "";

    private Store(DirectoryInfo folder) => (_folder, Setting) = (folder, new("LiveScore:Silo:Data", folder.FullName));

    private Store(NpgsqlConnectionStringBuilder server, string database)
    {
        (_server, _database) = (server, database);
        Setting = new("ConnectionStrings:Postgres", new NpgsqlConnectionStringBuilder(server.ToString()) { Database = database }.ToString());
    }

    /// <summary>What the silo has to be told.</summary>
    public KeyValuePair<string, string?> Setting { get; }

    /// <param name="postgres">A server where databases may be created, or null for the embedded store.</param>
    /// <param name="run">The number of the run.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Store> CreateAsync(NpgsqlConnectionStringBuilder? postgres, int run, CancellationToken cancellationToken)
    {
        if (postgres is null)
        {
            return new(Directory.CreateTempSubdirectory("livescore-season-"));
        }

        var database = $"livescore_season_{Environment.ProcessId}_{run}";
        await ExecuteAsync(postgres, $"create database {database}", cancellationToken);
        return new(postgres, database);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await ExecuteAsync(_server, $"drop database {_database} with (force)", CancellationToken.None);
        }

        SqliteConnection.ClearAllPools();
        _folder?.Delete(recursive: true);
    }

    private static async Task ExecuteAsync(NpgsqlConnectionStringBuilder server, string text, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(server);
#pragma warning disable CA2100 // The name is made here, of numbers.
        await using var command = source.CreateCommand(text);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
