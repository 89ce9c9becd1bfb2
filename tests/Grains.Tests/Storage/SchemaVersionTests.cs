using LiveScore.Silo.Storage;
using Npgsql;

namespace LiveScore.Grains.Tests.Storage;

/// <summary>Silos of several versions, and databases that others made.</summary>
public sealed class SchemaVersionTests
{
    private const string Version = "select Version from LiveScoreSchema", Query = "select QueryText from OrleansQuery where QueryKey = 'WriteToStorageKey'";

    [Fact]
    public async Task Silos_ThatStartAtOnceOnAnEmptyDatabase_AllFindItWhole()
    {
        await using var database = await Database.CreateAsync();

        var renewed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => database.PrepareAsync())));

        Assert.All(renewed, count => Assert.Equal(0, count));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from LiveScoreSchema"));
        Assert.Equal(PostgresSchema.Current, await database.ScalarAsync<int>(Version));
        Assert.Equal(20, await database.ScalarAsync<long>("select count(*) from OrleansQuery"));
    }

    /// <summary>As the scripts make it that come with Orleans: no unique index, functions, other texts of queries.</summary>
    [Fact]
    public async Task Database_OfOrleansOwnScripts_IsBroughtUpAndKeepsItsRows()
    {
        await using var database = await Database.CreateAsync();
        await database.ExecuteAsync(
            """
            create table OrleansQuery (QueryKey varchar(64) not null, QueryText varchar(8000) not null, constraint OrleansQuery_Key primary key (QueryKey));
            create table OrleansStorage (grainidhash integer not null, grainidn0 bigint not null, grainidn1 bigint not null, graintypehash integer not null,
                graintypestring character varying(512) not null, grainidextensionstring character varying(512), serviceid character varying(150) not null,
                payloadbinary bytea, modifiedon timestamp without time zone not null, version integer);
            create index ix_orleansstorage on orleansstorage using btree (grainidhash, graintypehash);
            insert into OrleansQuery values ('WriteToStorageKey', 'select * from WriteToStorage(...)');
            insert into OrleansStorage values (1, 0, 0, 2, 'week', '2015/reg/12', 'livescore', null, now(), 7)
            """);

        await database.PrepareAsync();

        Assert.Equal(PostgresSchema.Current, await database.ScalarAsync<int>(Version));
        Assert.Equal(7, await database.ScalarAsync<int>("select Version from OrleansStorage"));
        Assert.Contains("on conflict do nothing", await database.ScalarAsync<string>(Query), StringComparison.Ordinal);
        await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync("insert into OrleansStorage select * from OrleansStorage"));
    }

    [Fact]
    public async Task Database_WithTwoRowsOfOneGrain_IsNotTouched_AndSaysWhichTheyAre()
    {
        await using var database = await Database.InstallAsync();
        await database.ExecuteAsync("drop table LiveScoreSchema; drop index UX_OrleansStorage");
        await database.ExecuteAsync("insert into OrleansStorage select 1, 0, 0, 2, 'week', '2015/reg/12', 'livescore', null, now(), n from generate_series(1, 2) n");

        var fault = await Assert.ThrowsAsync<SchemaException>(() => database.PrepareAsync());

        Assert.Contains("several rows of one grain", fault.Message, StringComparison.Ordinal);
        Assert.Contains("2015/reg/12", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from OrleansStorage"));
    }

    /// <summary>Version 1 is what silos made before there was a table of versions.</summary>
    [Fact]
    public async Task Database_OfVersion1_IsBroughtUpAndKeepsItsRows()
    {
        await using var database = await Database.InstallAsync();
        await database.ExecuteAsync("drop table LiveScoreSchema");
        await database.ExecuteAsync("update OrleansQuery set QueryText = 'older' where QueryKey = 'WriteToStorageKey'");
        await database.ExecuteAsync("insert into OrleansStorage values (1, 0, 0, 2, 'week', '2015/reg/12', 'livescore', null, now(), 7)");

        Assert.Equal(0, await database.PrepareAsync());

        Assert.Equal(PostgresSchema.Current, await database.ScalarAsync<int>(Version));
        Assert.Equal(7, await database.ScalarAsync<int>("select Version from OrleansStorage"));
        Assert.Contains("update OrleansStorage", await database.ScalarAsync<string>(Query), StringComparison.Ordinal);
    }

    /// <summary>A rolling upgrade that is under way, or was taken back.</summary>
    [Fact]
    public async Task Silo_OnANewerSchemaThatServesIt_StartsAndLeavesItAlone()
    {
        await using var database = await Database.InstallAsync();
        await database.ExecuteAsync($"update LiveScoreSchema set Version = {PostgresSchema.Current + 3}, Serves = {PostgresSchema.Current}");
        await database.ExecuteAsync("update OrleansQuery set QueryText = 'newer' where QueryKey = 'WriteToStorageKey'");

        Assert.Equal(0, await database.PrepareAsync());
        await PostgresSchema.InstallAsync(database.ConnectionString, TestContext.Current.CancellationToken);

        Assert.Equal("newer", await database.ScalarAsync<string>(Query));
        Assert.Equal(PostgresSchema.Current + 3, await database.ScalarAsync<int>(Version));
    }

    [Fact]
    public async Task Silo_OnANewerSchemaThatDoesNotServeIt_SaysSoAndLeavesItAlone()
    {
        await using var database = await Database.InstallAsync();
        await database.ExecuteAsync("update LiveScoreSchema set Version = 9, Serves = 8");

        var starting = await Assert.ThrowsAsync<SchemaException>(() => database.PrepareAsync());
        var installing = await Assert.ThrowsAsync<SchemaException>(
            () => PostgresSchema.InstallAsync(database.ConnectionString, TestContext.Current.CancellationToken));

        Assert.Equal(starting.Message, installing.Message);
        Assert.Equal(
            $"The database has schema 9, which needs a LiveScore that knows schema 8; this one knows {PostgresSchema.Current}. "
            + "Run a newer one, or restore the backup from before the upgrade.",
            starting.Message);
        Assert.Equal(9, await database.ScalarAsync<int>(Version));
    }
}
