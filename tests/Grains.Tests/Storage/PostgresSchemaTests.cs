using LiveScore.Grains.Tests.Support;
using LiveScore.Silo.Storage;
using Npgsql;

namespace LiveScore.Grains.Tests.Storage;

/// <summary>Installing what Orleans reads from the database.</summary>
public sealed class PostgresSchemaTests
{
    /// <summary>
    /// All that Orleans 10.4's clustering, persistence and reminders ask for: the properties of its DbStoredQueries. A silo
    /// that misses one does not start.
    /// </summary>
    private static readonly string[] s_keys =
    [
        "CleanupDefunctSiloEntriesKey", "ClearStorageKey", "DeleteMembershipTableEntriesKey", "DeleteReminderRowKey",
        "DeleteReminderRowsKey", "DeleteStorageKey", "GatewaysQueryKey", "InsertMembershipKey", "InsertMembershipVersionKey",
        "MembershipReadAllKey", "MembershipReadRowKey", "ReadFromStorageKey", "ReadRangeRows1Key", "ReadRangeRows2Key",
        "ReadReminderRowKey", "ReadReminderRowsKey", "UpdateIAmAlivetimeKey", "UpdateMembershipKey", "UpsertReminderRowKey",
        "WriteToStorageKey",
    ];

    [Fact]
    public async Task Schema_InstalledByEightSilosAtOnce_IsWholeEachTime()
    {
        var database = await PostgresStore.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => InstallAsync(database)));

        Assert.Equal(s_keys, await KeysAsync(source));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => InstallAsync(database)));
        Assert.Equal(s_keys, await KeysAsync(source));
    }

    [Fact]
    public async Task Schema_InstalledAgain_KeepsRowsAndRenewsQueries()
    {
        var database = await PostgresStore.CreateDatabaseAsync();
        await InstallAsync(database);
        await using var source = NpgsqlDataSource.Create(database);
        await ExecuteAsync(source, "insert into OrleansQuery values ('Mine', 'select 1')");
        await ExecuteAsync(source, "update OrleansQuery set QueryText = 'of an older version' where QueryKey = 'WriteToStorageKey'");
        await ExecuteAsync(source, "insert into OrleansStorage values (1, 0, 0, 2, 'week', '2015/reg/12', 'livescore', null, now(), 7)");

        await InstallAsync(database);

        Assert.Equal(7, await ScalarAsync<int>(source, "select Version from OrleansStorage"));
        Assert.Equal("select 1", await ScalarAsync<string>(source, "select QueryText from OrleansQuery where QueryKey = 'Mine'"));
        Assert.Contains(
            "update OrleansStorage",
            await ScalarAsync<string>(source, "select QueryText from OrleansQuery where QueryKey = 'WriteToStorageKey'"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_WhoseInstallationFails_LeavesNothingBehind()
    {
        var database = await PostgresStore.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database);
        // Somebody else's table of that name is in the way.
        await ExecuteAsync(source, "create table OrleansStorage (nothing integer)");

        await Assert.ThrowsAsync<PostgresException>(() => InstallAsync(database));

        Assert.Equal(1, await ScalarAsync<long>(source, "select count(*) from pg_tables where tablename like 'orleans%'"));
    }

    private static Task InstallAsync(string database) => PostgresSchema.InstallAsync(database, TestContext.Current.CancellationToken);

    private static async Task<List<string>> KeysAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select QueryKey from OrleansQuery order by QueryKey collate \"C\"");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var keys = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            keys.Add(reader.GetString(0));
        }

        return keys;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
