using Npgsql;

namespace LiveScore.Silo.Storage;

/// <summary>
/// Puts into a database what Orleans' ADO.NET providers need, which read it when the silo starts. Newer silos bring an older schema
/// up. Older silos leave a newer one alone and work with it as long as it says that it serves them: so versions can be mixed
/// during an upgrade, and an upgrade can be taken back.
/// </summary>
public static class PostgresSchema
{
    /// <summary>The version of <c>postgres.sql</c>. 1 had no table to say so, like the scripts that come with Orleans.</summary>
    internal const int Current = 2;

    /// <summary>The oldest version whose silos can work on <see cref="Current"/>.</summary>
    internal const int Serves = 1;

    // Any number, the same for every LiveScore: silos that start together on an empty database take turns.
    private const long InstallLock = 0x4C69_7665_5363_6F72;

    /// <summary>
    /// What a silo does before it starts. Where nothing has to be made or brought up, the role needs no right to create anything.
    /// Rows that came from a backup get new epochs.
    /// </summary>
    /// <returns>How many weeks and rooms got a new epoch.</returns>
    /// <exception cref="SchemaException">It cannot be used, and says why.</exception>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public static async Task<int> PrepareAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var session = await SchemaSession.OpenAsync(connectionString, cancellationToken);
        var version = await session.VersionAsync();
        if (version is null or { Version: < Current })
        {
            await session.LockedAsync(InstallLock, InstallAsync);
        }
        else if (version is { Version: > Current, Serves: > Current } newer)
        {
            throw TooNew(newer);
        }

        return await session.IsAtHomeAsync() ? 0 : await session.LockedAsync(InstallLock, session => session.RenewEpochsAsync(always: false));
    }

    /// <summary>Creates what is missing and brings the queries up to date, in one transaction. Safe to repeat and to race.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    /// <exception cref="SchemaException">The role may not create tables, or the schema is newer.</exception>
    public static async Task InstallAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var session = await SchemaSession.OpenAsync(connectionString, cancellationToken);
        await session.LockedAsync(InstallLock, InstallAsync);
    }

    /// <summary>Gives new epochs to all weeks and rooms, whatever is known of where they come from.</summary>
    /// <returns>How many there are.</returns>
    public static async Task<int> RenewEpochsAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var session = await SchemaSession.OpenAsync(connectionString, cancellationToken);
        return await session.LockedAsync(InstallLock, session => session.RenewEpochsAsync(always: true));
    }

    private static async Task<int> InstallAsync(SchemaSession session)
    {
        var found = await session.VersionAsync();
        if (found is { Version: > Current, Serves: > Current } newer)
        {
            throw TooNew(newer);
        }

        if (found is null or { Version: <= Current })
        {
            await session.RunScriptAsync(found, Current, Serves);
        }

        return 0;
    }

    private static SchemaException TooNew(SchemaVersion found) => new(
        $"The database has schema {found.Version}, which needs a LiveScore that knows schema {found.Serves}; this one knows {Current}. "
        + "Run a newer one, or restore the backup from before the upgrade.");
}
