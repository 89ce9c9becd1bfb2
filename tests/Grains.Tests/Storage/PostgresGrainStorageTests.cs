using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace LiveScore.Grains.Tests.Storage;

/// <summary>Orleans' ADO.NET provider on the statements of ours, as the silo registers it.</summary>
public sealed class PostgresGrainStorageTests
{
    private const string Name = StorageNames.Week;

    private static readonly GrainId s_grain = GrainId.Create("seasonweek", "2015/reg/12");

    private readonly LeagueClock _clock = new(new ManualClock(Games.Kickoff));

    [Fact]
    public async Task Row_IsReadableBySqlUnderTheGrainsKey()
    {
        await using var store = await PostgresStore.OpenAsync();
        await using var cluster = await StartAsync(store);

        await cluster.Storage.WriteStateAsync(Name, s_grain, Of(version: 7));

        Assert.Equal(1, await store.CountAsync(
            "select count(*) from OrleansStorage where GrainTypeString = 'week' and GrainIdExtensionString = '2015/reg/12' "
            + "and ServiceId = 'livescore' and Version = 1 and (convert_from(PayloadBinary, 'UTF8')::json ->> 'Version')::int = 7"));
    }

    /// <summary>With Orleans' own script, which has no unique index, 55 of 60 rows got more than one first writer.</summary>
    [Fact]
    public async Task Writers_FirstOfARow_HaveExactlyOneWinner()
    {
        const int Rows = 60, Writers = 4;
        await using var store = await PostgresStore.OpenAsync();
        await using var cluster = await StartAsync(store);

        var winners = await Task.WhenAll(Enumerable.Range(0, Rows).Select(async row =>
        {
            var grain = GrainId.Create("seasonweek", $"2015/reg/{row}");
            var won = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => TryAsync(cluster.Storage, grain, Of(version: 1))));
            return won.Count(one => one);
        }));

        Assert.Equal(Enumerable.Repeat(1, Rows), winners);
        Assert.Equal(Rows, await store.CountAsync("select count(*) from OrleansStorage where GrainTypeString = 'week'"));
    }

    [Fact]
    public async Task Etag_ThatIsOld_LosesOnWriteAndOnClear()
    {
        await using var store = await PostgresStore.OpenAsync();
        await using var cluster = await StartAsync(store);
        var state = Of(version: 1);
        await cluster.Storage.WriteStateAsync(Name, s_grain, state);
        var stale = await ReadAsync(cluster.Storage);
        state.State = new() { Version = 2 };
        await cluster.Storage.WriteStateAsync(Name, s_grain, state);

        Assert.False(await TryAsync(cluster.Storage, s_grain, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => cluster.Storage.ClearStateAsync(Name, s_grain, stale));

        var read = await ReadAsync(cluster.Storage);
        Assert.Equal((state.ETag, 2L), (read.ETag, read.State!.Version));
    }

    [Fact]
    public async Task Writers_Competing_LoseNoUpdate()
    {
        const int Writers = 4, Writes = 10;
        await using var store = await PostgresStore.OpenAsync();
        await using var cluster = await StartAsync(store);
        await cluster.Storage.WriteStateAsync(Name, s_grain, Of(version: 0));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => IncrementAsync()));

        Assert.Equal(Writers * Writes, (await ReadAsync(cluster.Storage)).State!.Version);

        async Task IncrementAsync()
        {
            for (var done = 0; done < Writes;)
            {
                var state = await ReadAsync(cluster.Storage);
                state.State = state.State! with { Version = state.State.Version + 1 };
                done += await TryAsync(cluster.Storage, s_grain, state) ? 1 : 0;
            }
        }
    }

    [Fact]
    public async Task Row_Cleared_ReadsAsANewStateAndCanBeWrittenAgain()
    {
        await using var store = await PostgresStore.OpenAsync();
        await using var cluster = await StartAsync(store);
        var state = Of(version: 3);
        await cluster.Storage.WriteStateAsync(Name, s_grain, state);

        await cluster.Storage.ClearStateAsync(Name, s_grain, state);

        var read = await ReadAsync(cluster.Storage);
        Assert.Equal((false, 0L), (read.RecordExists, read.State!.Version));
        read.State = new() { Version = 4 };
        await cluster.Storage.WriteStateAsync(Name, s_grain, read);
        Assert.Equal(4, (await ReadAsync(cluster.Storage)).State!.Version);
    }

    /// <summary>Orleans would keep the streams' subscriptions among the weeks, in a form that cannot be read back.</summary>
    [Fact]
    public void Streams_AreNotNamedAsTheStorage() => Assert.NotEqual(StorageNames.Provider, StreamExtensions.ProviderName);

    private async Task<Support.Cluster> StartAsync(PostgresStore store) =>
        await Support.Cluster.StartAsync(store, new ScriptedFeed(_clock), _clock);

    private static GrainState<WeekState> Of(long version) => new(new() { Version = version });

    private static async Task<GrainState<WeekState>> ReadAsync(IGrainStorage storage)
    {
        var state = new GrainState<WeekState>();
        await storage.ReadStateAsync(Name, s_grain, state);
        return state;
    }

    private static async Task<bool> TryAsync(IGrainStorage storage, GrainId grain, GrainState<WeekState> state)
    {
        try
        {
            await storage.WriteStateAsync(Name, grain, state);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}
