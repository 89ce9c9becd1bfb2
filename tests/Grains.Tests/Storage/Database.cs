using LiveScore.Grains.Tests.Support;
using LiveScore.Silo.Storage;
using Npgsql;

namespace LiveScore.Grains.Tests.Storage;

/// <summary>A database of a test's own, looked at by its owner.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    private Database(string connectionString) => (ConnectionString, _source) = (connectionString, NpgsqlDataSource.Create(connectionString));

    public string ConnectionString { get; }

    public static async Task<Database> CreateAsync() => new(await PostgresStore.CreateDatabaseAsync());

    /// <summary>One more, with the product's schema.</summary>
    public static async Task<Database> InstallAsync()
    {
        var database = await CreateAsync();
        await database.PrepareAsync();
        return database;
    }

    /// <summary>What a silo does when it starts.</summary>
    /// <param name="role">Who it is; the owner of the tables unless it is said.</param>
    public Task<int> PrepareAsync(string? role = null) => PostgresSchema.PrepareAsync(As(role), TestContext.Current.CancellationToken);

    public async Task<string> RoleAsync()
    {
        // Roles belong to the server.
        var role = "role_" + new NpgsqlConnectionStringBuilder(ConnectionString).Database;
        await ExecuteAsync($"create role {role} login");
        return role;
    }

    public string As(string? role) => role is null ? ConnectionString : new NpgsqlConnectionStringBuilder(ConnectionString) { Username = role }.ToString();

    public async Task ExecuteAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
