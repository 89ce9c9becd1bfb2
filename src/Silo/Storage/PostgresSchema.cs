using Npgsql;

namespace LiveScore.Silo.Storage;

/// <summary>Puts into a database what Orleans' ADO.NET providers need. Has to be there before the silo starts: they read it then.</summary>
public static class PostgresSchema
{
    // Any number, the same for every LiveScore: silos that start together on an empty database take turns.
    private const long InstallLock = 0x4C69_7665_5363_6F72;

    /// <summary>Creates what is missing and brings the queries up to date, in one transaction. Safe to repeat and to race.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached, or the role may not create tables.</exception>
    public static async Task InstallAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var wait = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection, transaction))
        {
            wait.Parameters.AddWithValue(InstallLock);
            await wait.ExecuteNonQueryAsync(cancellationToken);
        }

        using var script = new StreamReader(typeof(PostgresSchema).Assembly.GetManifestResourceStream("postgres.sql")!);
#pragma warning disable CA2100 // The script is ours and takes no input.
        await using (var install = new NpgsqlCommand(await script.ReadToEndAsync(cancellationToken), connection, transaction))
#pragma warning restore CA2100
        {
            await install.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
