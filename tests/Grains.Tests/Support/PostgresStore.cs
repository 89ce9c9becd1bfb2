using System.Globalization;
using LiveScore.Domain;
using LiveScore.Silo;
using LiveScore.Silo.Storage;
using LiveScore.Testing;
using Npgsql;
using Orleans.Hosting;

namespace LiveScore.Grains.Tests.Support;

/// <summary>A database of its own on the tests' server. Silos reach it over a wire that can be cut.</summary>
internal sealed class PostgresStore : Store
{
    private static int s_count;

    private readonly PostgresWire _wire;

    private PostgresStore(string direct, PostgresWire wire)
    {
        Direct = direct;
        _wire = wire;
    }

    /// <summary>The connection string around the wire.</summary>
    public string Direct { get; }

    /// <summary>An empty database, without tables.</summary>
    public static async Task<string> CreateDatabaseAsync()
    {
        var server = await SharedPostgres.SkipUnlessRunsAsync();
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref s_count)}");
        // Each test has a pool of its own, and the server 100 connections for all of them.
        return await server.CreateDatabaseAsync(name) + ";Maximum Pool Size=10;Connection Idle Lifetime=5;Connection Pruning Interval=1";
    }

    public static async Task<PostgresStore> OpenAsync()
    {
        var direct = await CreateDatabaseAsync();
        await PostgresSchema.InstallAsync(direct, TestContext.Current.CancellationToken);
        return await OnAsync(direct);
    }

    /// <summary>A database that has its tables.</summary>
    public static async Task<PostgresStore> OnAsync(string direct) => new(direct, new((await SharedPostgres.SkipUnlessRunsAsync()).Port));

    public override void AddTo(ISiloBuilder silo) =>
        silo.AddPostgresStorage(new NpgsqlConnectionStringBuilder(Direct) { Port = _wire.Port }.ToString());

    public override async Task RefuseWritesAsync(string key)
    {
        await ExecuteAsync("create function refuse() returns trigger language plpgsql as 'begin raise exception ''refused by the test''; end'");
        await ExecuteAsync(
            "create trigger refuse before insert or update on OrleansStorage for each row "
            + $"when (new.GrainIdExtensionString = '{key}') execute function refuse()");
    }

    public override Task AcceptWritesAsync() => ExecuteAsync("drop function refuse cascade");

    public override void LoseNextAnswer() => _wire.LoseNextAnswerTo("update OrleansStorage");

    public override Task BreakAsync() => ExecuteAsync("alter table OrleansStorage rename to elsewhere");

    public override async Task<long?> RemindersOfAsync(SeasonWeekKey week) =>
        await CountAsync($"select count(*) from OrleansRemindersTable where GrainId like '%/{week}'");

    public async Task<long> CountAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Direct);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Direct);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public override ValueTask DisposeAsync() => _wire.DisposeAsync();
}
