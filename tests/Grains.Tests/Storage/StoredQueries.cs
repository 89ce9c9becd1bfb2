using LiveScore.Grains.Tests.Support;
using LiveScore.Silo.Storage;
using Npgsql;
using NpgsqlTypes;

namespace LiveScore.Grains.Tests.Storage;

/// <summary>
/// The statements that the database keeps for Orleans, run as Orleans runs them: found by key, with parameters of its names
/// and types (DbStoredQueries.Columns of Orleans 10.4).
/// </summary>
internal sealed class StoredQueries : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    private StoredQueries(NpgsqlDataSource source) => _source = source;

    public static async Task<StoredQueries> InstallAsync()
    {
        var database = await PostgresStore.CreateDatabaseAsync();
        await PostgresSchema.InstallAsync(database, TestContext.Current.CancellationToken);
        return new(NpgsqlDataSource.Create(database));
    }

    /// <summary>The first column of the first row, as a number.</summary>
    public async Task<int> CountAsync(string key, params (string Name, object? Value)[] parameters) =>
        (int)(await RunAsync(key, parameters))[0].Values.First()!;

    /// <summary>All rows, each by the names of its columns.</summary>
    public async Task<List<Dictionary<string, object?>>> RunAsync(string key, params (string Name, object? Value)[] parameters)
    {
        await using var command = _source.CreateCommand(await TextAsync(key));
        foreach (var (name, value) in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter(name, value ?? DBNull.Value)
            {
                NpgsqlDbType = value switch
                {
                    int => NpgsqlDbType.Integer,
                    long => NpgsqlDbType.Bigint,
                    DateTime => NpgsqlDbType.TimestampTz,
                    _ => NpgsqlDbType.Varchar,
                },
            });
        }

        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i), StringComparer.OrdinalIgnoreCase));
        }

        return rows;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<string> TextAsync(string key)
    {
        await using var command = _source.CreateCommand("select QueryText from OrleansQuery where QueryKey = $1");
        command.Parameters.AddWithValue(key);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
