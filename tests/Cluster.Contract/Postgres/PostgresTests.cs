using LiveScore.Cluster.Contract.Grains;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Storage;
using Orleans.Streams;

namespace LiveScore.Cluster.Contract.Postgres;

public sealed class PostgresTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    /// <summary>The numbers are what Orleans 10.4 wrote: whoever writes others does not find its rows.</summary>
    [Theory]
    [InlineData("2015/reg/12", "1524223616 0 0 2015/reg/12")]
    [InlineData("weeks", "213795779 0 0 weeks")]
    [InlineData("a-key-of-more-than-sixteen-bytes", "398461085 0 0 a-key-of-more-than-sixteen-bytes")]
    public async Task Row_OfAKey_IsTheOneThatOrleansFinds(string key, string row)
    {
        const string service = nameof(Row_OfAKey_IsTheOneThatOrleansFinds);
        await using var cluster = await database.Deploy(service + key);

        await cluster.Client.GetGrain<IPostgresLedgerGrain>(key).Set(7).InTime();
        await cluster.Client.GetGrain<IPostgresLedgerGrain>(key).Set(8).InTime();

        var rows = await database.Rows(
            $"""
            select grainidhash, grainidn0, grainidn1, grainidextensionstring, graintypehash, graintypestring, version
            from orleansstorage where serviceid = '{service + key}'
            """);
        Assert.Equal([$"{row} 2117882006 postgresledger 2"], rows);
    }

    [Fact]
    public async Task State_InPostgres_IsThereForTheNextSilo()
    {
        await using var cluster = await database.Deploy(nameof(State_InPostgres_IsThereForTheNextSilo));
        var grain = cluster.Client.GetGrain<IPostgresLedgerGrain>("k");
        Assert.False((await grain.Look().InTime()).Exists);
        await grain.Set(7).InTime();

        await cluster.KillSiloAsync(cluster.Silos[0]).InTime();
        await cluster.StartAdditionalSiloAsync().InTime();

        var ledger = await Patience.Until(grain.Look, _ => true);
        Assert.Equal((7, "1", true), (ledger.Balance, ledger.Etag, ledger.Exists));
    }

    [Fact]
    public async Task Write_AfterSomebodyElses_FailsAndTheActivationGoes()
    {
        await using var cluster = await database.Deploy(nameof(Write_AfterSomebodyElses_FailsAndTheActivationGoes));
        var grain = cluster.Client.GetGrain<IPostgresLedgerGrain>("k");
        await grain.Set(1).InTime();
        var beside = new GrainState<Ledger>();
        var storage = cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(OneSilo.Postgres);
        await storage.ReadStateAsync("postgresledger", grain.GetGrainId(), beside).InTime();
        beside.State = new Ledger { Balance = 100 };
        await storage.WriteStateAsync("postgresledger", grain.GetGrainId(), beside).InTime();

        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.Set(2).InTime());

        Assert.Equal(100, (await Patience.Until(grain.Look, view => view.Balance != 2)).Balance);
        await grain.Set(101).InTime();
    }

    [Fact]
    public async Task FirstWriters_AtOnce_OnlyOneWins()
    {
        await using var cluster = await database.Deploy(nameof(FirstWriters_AtOnce_OnlyOneWins));
        var storage = cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(OneSilo.Postgres);
        for (var round = 0; round < 10; round++)
        {
            var id = cluster.Client.GetGrain<IPostgresLedgerGrain>($"round {round}").GetGrainId();

            var wins = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Wins(id))).InTime();

            Assert.Single(wins, win => win);
        }

        async Task<bool> Wins(GrainId id)
        {
            try
            {
                await storage.WriteStateAsync("postgresledger", id, new GrainState<Ledger>(new Ledger()));
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task State_Cleared_LeavesNoRow()
    {
        const string service = nameof(State_Cleared_LeavesNoRow);
        await using var cluster = await database.Deploy(service);
        var grain = cluster.Client.GetGrain<IPostgresLedgerGrain>("k");
        await grain.Clear().InTime();
        await grain.Set(1).InTime();

        await grain.Clear().InTime();

        var ledger = await grain.Look().InTime();
        Assert.Equal((0, null, false), (ledger.Balance, ledger.Etag, ledger.Exists));
        Assert.Empty(await database.Rows($"select version from orleansstorage where serviceid = '{service}'"));
        await grain.Set(2).InTime();
    }

    [Fact]
    public async Task Silo_WithoutTheSchema_DoesNotStart()
    {
        var empty = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "postgres" }.ToString();

        await Assert.ThrowsAnyAsync<Exception>(() => database.Deploy(nameof(Silo_WithoutTheSchema_DoesNotStart), empty));
    }

    [Fact]
    public async Task Reminder_InPostgres_ComesAfterTheOnlySiloWasKilled()
    {
        const string key = nameof(Reminder_InPostgres_ComesAfterTheOnlySiloWasKilled);
        await using var cluster = await database.Deploy(key);
        await cluster.Client.GetGrain<IClockworkGrain>(key).Remind("wake", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)).InTime();
        Assert.Equal(
            [$"clockwork/{key} wake 1000 0 -2086474442"],
            await database.Rows($"select grainid, remindername, period, version, grainhash from orleansreminderstable where serviceid = '{key}'"));
        var before = await Stage.Of(key).Next();
        Assert.StartsWith("wake to ", before, StringComparison.Ordinal);

        await cluster.KillSiloAsync(cluster.Silos[0]).InTime();
        await cluster.StartAdditionalSiloAsync().InTime();

        // What the killed silo still did comes first: a last wake, and a farewell.
        string after;
        do
        {
            after = await Stage.Of(key).Next();
        }
        while (after == before || after == "deactivated");

        Assert.StartsWith("wake to ", after, StringComparison.Ordinal);
        await Patience.Until(
            async () =>
            {
                await cluster.Client.GetGrain<IClockworkGrain>(key).Forget("wake");
                return true;
            },
            _ => true);
        Assert.Empty(await database.Rows($"select remindername from orleansreminderstable where serviceid = '{key}'"));
    }

    [Fact]
    public async Task Subscription_InPostgres_OutlivesTheOnlySilo()
    {
        const string key = nameof(Subscription_InPostgres_OutlivesTheOnlySilo);
        await using var cluster = await database.Deploy(key);
        var stream = cluster.Client.GetStreamProvider(OneSilo.Streams).GetStream<Line>(StreamId.Create("lines", key));
        await stream.SubscribeAsync((line, _) =>
        {
            Stage.Of(key).Say($"{line.Number}");
            return Task.CompletedTask;
        }).InTime();
        await stream.OnNextAsync(new Line(1)).InTime();
        Assert.Equal("1", await Stage.Of(key).Next());

        await cluster.KillSiloAsync(cluster.Silos[0]).InTime();
        await cluster.StartAdditionalSiloAsync().InTime();
        await Patience.Until(
            async () =>
            {
                await stream.OnNextAsync(new Line(2));
                return true;
            },
            _ => true);

        Assert.Equal("2", await Stage.Of(key).Next());
    }
}
