using Npgsql;

namespace LiveScore.Silo.Storage;

/// <summary>One connection for looking after the schema.</summary>
internal sealed class SchemaSession : IAsyncDisposable
{
    // The timeline is another one after a standby took over or the server was recovered to a point in time; the number of the table
    // after it was made anew.
    private const string Place = "select concat_ws(' ', left(pg_walfile_name(pg_current_wal_lsn()), 8), 'OrleansStorage'::regclass::oid)";

    // Of the first member only, so that what follows stays as it was written, byte by byte.
    private const string Renew = """
        update OrleansStorage
        set PayloadBinary = convert_to(regexp_replace(convert_from(PayloadBinary, 'UTF8'), '^\{"Epoch":"[^"]+"',
                '{"Epoch":"' || translate(left(md5(random()::text || coalesce(GrainIdExtensionString, '')), 6), '01', 'xz') || '"'), 'UTF8'),
            ModifiedOn = now() at time zone 'utc', Version = Version + 1
        where GrainTypeString in ('week', 'room') and convert_from(PayloadBinary, 'UTF8') ~ '^\{"Epoch":"[^"]+"'
        """;

    private readonly NpgsqlConnection _connection;
    private readonly CancellationToken _cancellation;

    private SchemaSession(NpgsqlConnection connection, CancellationToken cancellation) =>
        (_connection, _cancellation) = (connection, cancellation);

    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public static async Task<SchemaSession> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        // Which rows are in the way is the operator's to know.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { IncludeErrorDetail = true, Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellation);
            return new(connection, cancellation);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>Does it in a transaction, alone. What a role may not do is told in plain words.</summary>
    public async Task<int> LockedAsync(long key, Func<SchemaSession, Task<int>> work)
    {
        await using var transaction = await _connection.BeginTransactionAsync(_cancellation);
        await RunAsync($"select pg_advisory_xact_lock({key})");
        var done = await work(this);
        await transaction.CommitAsync(_cancellation);
        return done;
    }

    /// <summary>What the database says of itself; null when it is empty, or was made before it said so.</summary>
    public async Task<SchemaVersion?> VersionAsync()
    {
        // Not by its name alone: that a session did not find it before somebody else made it, it remembers to the end of the transaction.
        if (!(bool)(await ScalarAsync("select exists (select from pg_class where relname = 'livescoreschema' and pg_table_is_visible(oid))"))!)
        {
            return null;
        }

        try
        {
            await using var command = new NpgsqlCommand("select Version, Serves from LiveScoreSchema", _connection);
            await using var reader = await command.ExecuteReaderAsync(_cancellation);
            return await reader.ReadAsync(_cancellation) ? new(reader.GetInt32(0), reader.GetInt32(1)) : null;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new SchemaException($"The role {Role} may not read the tables of LiveScore in the database {_connection.Database}: {HowToGrant}", fault);
        }
    }

    public async Task RunScriptAsync(SchemaVersion? found, int version, int serves)
    {
        using var script = new StreamReader(typeof(SchemaSession).Assembly.GetManifestResourceStream("postgres.sql")!);
        try
        {
            await RunAsync(await script.ReadToEndAsync(_cancellation));
            await RunAsync(found is null
                ? $"insert into LiveScoreSchema (Version, Serves, Home) values ({version}, {serves}, '{await HomeAsync()}')"
                : $"update LiveScoreSchema set Version = {version}, Serves = {serves}");
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            var state = found is null ? "are missing, or too old," : $"are of version {found.Version} and version {version} is needed,";
            throw new SchemaException(
                $"The tables of LiveScore {state} in the database {_connection.Database}, and the role {Role} may not make them: {HowToGrant}", fault);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new SchemaException($"OrleansStorage holds several rows of one grain; delete all but one, and try again. {fault.Detail}", fault);
        }
    }

    /// <summary>Whether the rows are where they were written.</summary>
    public async Task<bool> IsAtHomeAsync() => await HomeAsync() == await ScalarAsync("select Home from LiveScoreSchema") as string;

    /// <summary>
    /// Whoever knew a version that the backup does not have would otherwise be given another one under the same number.
    /// </summary>
    /// <returns>How many weeks and rooms have a new one.</returns>
    public async Task<int> RenewEpochsAsync(bool always)
    {
        // Another silo may have been first.
        if (!always && await IsAtHomeAsync())
        {
            return 0;
        }

        var renewed = await RunAsync(Renew);
        await RunAsync($"update LiveScoreSchema set Home = '{await HomeAsync()}'");
        return renewed;
    }

    public async Task<int> RunAsync(string sql)
    {
#pragma warning disable CA2100 // Ours, without input.
        await using var command = new NpgsqlCommand(sql, _connection);
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync(_cancellation);
    }

    // Providers of PostgreSQL may keep the name of the server to themselves; asking for what is not allowed would end the transaction.
    private async Task<string> HomeAsync()
    {
        var named = (bool)(await ScalarAsync("select has_function_privilege('pg_control_system()', 'execute')"))!;
        return $"{(named ? await ScalarAsync("select system_identifier::text from pg_control_system()") : "")} {await ScalarAsync(Place)}".Trim();
    }

    private string HowToGrant => $"run `LiveScore.Silo migrate --silo-role {Role}` as the owner of the database.";

    private string Role => _connection.UserName is { Length: > 0 } name ? name : "of the connection";

    private async Task<object?> ScalarAsync(string sql)
    {
#pragma warning disable CA2100 // Ours, without input.
        await using var command = new NpgsqlCommand(sql, _connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(_cancellation);
    }
}
