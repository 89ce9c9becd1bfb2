using LiveScore.Contracts;
using LiveScore.Grains.Tests.Support;
using LiveScore.Silo.Storage;
using LiveScore.Testing;
using Npgsql;

namespace LiveScore.Grains.Tests.Storage;

/// <summary>Silos and gateways whose roles own nothing.</summary>
public sealed class RestrictedRoleTests
{
    [Fact]
    public async Task Silo_OnAnEmptyDatabase_SaysInOneSentenceWhatToDo()
    {
        await using var database = await Database.CreateAsync();
        var role = await database.RoleAsync();
        await database.ExecuteAsync("revoke create on schema public from public");

        var fault = await Assert.ThrowsAsync<SchemaException>(() => database.PrepareAsync(role));

        Assert.Equal(
            $"The tables of LiveScore are missing, or too old, in the database {new NpgsqlConnectionStringBuilder(database.ConnectionString).Database}, "
            + $"and the role {role} may not make them: run `LiveScore.Silo migrate --silo-role {role}` as the owner of the database.",
            fault.Message);
    }

    [Fact]
    public async Task Silo_ThatWasGrantedNothing_SaysInOneSentenceWhatToDo()
    {
        await using var database = await Database.InstallAsync();
        var role = await database.RoleAsync();

        var fault = await Assert.ThrowsAsync<SchemaException>(() => database.PrepareAsync(role));

        Assert.EndsWith($"run `LiveScore.Silo migrate --silo-role {role}` as the owner of the database.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silo_OnASchemaThatItMayNotBringUp_SaysWhichVersionIsNeeded()
    {
        await using var database = await Database.InstallAsync();
        var role = await database.RoleAsync();
        await PostgresRoles.GrantSiloAsync(database.ConnectionString, role, TestContext.Current.CancellationToken);
        await database.ExecuteAsync("revoke create on schema public from public; update LiveScoreSchema set Version = 1");

        var fault = await Assert.ThrowsAsync<SchemaException>(() => database.PrepareAsync(role));

        Assert.Contains($"are of version 1 and version {PostgresSchema.Current} is needed", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silo_WithItsGrantsAlone_StartsAndKeepsAWeek()
    {
        await using var database = await Database.InstallAsync();
        var role = await database.RoleAsync();
        await PostgresRoles.GrantSiloAsync(database.ConnectionString, role, TestContext.Current.CancellationToken);

        Assert.Equal(0, await database.PrepareAsync(role));

        var clock = new LeagueClock(new ManualClock(Games.Kickoff));
        var feed = new ScriptedFeed(clock);
        feed.Answer(Games.Week12, Games.Report(Games.Kickoff, Games.Scheduled().InPlay()));
        await using var store = await PostgresStore.OnAsync(database.As(role));
        await using var cluster = await Cluster.StartAsync(store, feed, clock);
        await Deadline.For(cluster.Week12.Import());
        await Deadline.For(cluster.Client.GetHealth().CheckStore());
        Assert.Equal(1, await store.RemindersOfAsync(Games.Week12));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from OrleansStorage where GrainTypeString = 'week'"));
        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(database.As(role), "drop table OrleansStorage"));
        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(database.As(role), "update OrleansQuery set QueryText = ''"));
    }

    [Fact]
    public async Task Gateway_WithItsGrantsAlone_ReadsSilosAndNothingElse()
    {
        await using var database = await Database.InstallAsync();
        var role = await database.RoleAsync();
        await PostgresRoles.GrantGatewayAsync(database.ConnectionString, role, TestContext.Current.CancellationToken);

        await ExecuteAsync(database.As(role), "select * from OrleansQuery, OrleansMembershipTable");

        foreach (var forbidden in (string[])["select * from OrleansStorage", "delete from OrleansMembershipTable", "create table mine (n integer)"])
        {
            await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(database.As(role), forbidden));
        }
    }

    [Fact]
    public async Task Role_ThatDoesNotExist_IsNamed()
    {
        await using var database = await Database.InstallAsync();

        var fault = await Assert.ThrowsAsync<SchemaException>(
            () => PostgresRoles.GrantSiloAsync(database.ConnectionString, "no\"body; drop", TestContext.Current.CancellationToken));

        Assert.StartsWith("There is no role no\"body; drop:", fault.Message, StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
#pragma warning disable CA2100 // The test's own.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
