using LiveScore.Testing;

namespace LiveScore.EndToEnd;

/// <summary>The stores that a test runs on: one PostgreSQL server for the suite, a database for each test.</summary>
public sealed class Stores : IAsyncDisposable
{
    public const string Embedded = "SQLite", Postgres = "PostgreSQL";

    private readonly Lazy<Task<PostgresServer>> _server = new(PostgresServer.StartAsync);
    private int _databases;

    /// <summary>The options of <c>livescore</c> that choose this store, empty and new.</summary>
    public async Task<string[]> OptionsAsync(string store) => store == Embedded
        ? []
        : ["--postgres", await (await _server.Value).CreateDatabaseAsync($"test{Interlocked.Increment(ref _databases)}")];

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            await (await _server.Value).DisposeAsync();
        }
    }
}
