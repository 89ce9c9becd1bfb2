using LiveScore.Silo.Storage;
using LiveScore.Testing;
using Npgsql;
using Orleans.TestingHost;

namespace LiveScore.Cluster.Contract.Postgres;

/// <summary>A database with the product's schema, and clusters on it.</summary>
public sealed class PostgresDatabase : IAsyncLifetime
{
    private PostgresServer? _server;

    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _server = await PostgresServer.StartAsync();
        ConnectionString = await _server.CreateDatabaseAsync("contract");
        await PostgresSchema.InstallAsync(ConnectionString, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await _server.DisposeAsync();
        }
    }

    /// <summary>A silo whose grain state, subscriptions and reminders are in the database, under a service id of its own.</summary>
    internal async Task<InProcessTestCluster> Deploy(string service, string? connection = null)
    {
        var builder = OneSilo.NewCluster(1, (_, silo) =>
        {
            foreach (var name in (string[])[OneSilo.Postgres, OneSilo.Streams])
            {
                silo.AddAdoNetGrainStorage(name, options =>
                {
                    options.Invariant = "Npgsql";
                    options.ConnectionString = connection ?? ConnectionString;
                    options.DeleteStateOnClear = true;
                });
            }

            silo.UseAdoNetReminderService(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = connection ?? ConnectionString;
            });
        }, remindersInMemory: false);
        builder.Options.ServiceId = service;
        var cluster = builder.Build();
        await cluster.DeployAsync().InTime();
        return cluster;
    }

    internal async Task<string[]> Rows(string query)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(field => $"{reader.GetValue(field)}")));
        }

        return [.. rows];
    }
}
