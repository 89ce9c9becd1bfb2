using System.Text;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Grains.Tests.Support;
using LiveScore.Silo.Storage;
using LiveScore.Testing;

namespace LiveScore.Grains.Tests.Storage;

/// <summary>
/// A store that was set back counts again what it has counted before. A viewer that knew more would take other changes for those it
/// missed, unless the epoch is another one.
/// </summary>
public sealed class RestoredStoreTests
{
    private const string Epochs = "select string_agg(substring(convert_from(PayloadBinary, 'UTF8') from '^{\"Epoch\":\"([^\"]*)\"'), ' ' order by GrainIdExtensionString) from OrleansStorage";

    private readonly LeagueClock _clock = new(new ManualClock(Games.Kickoff));
    private readonly ScriptedFeed _feed;

    public RestoredStoreTests() => _feed = new(_clock);

    [Fact]
    public async Task Rows_InATableThatWasMadeAnew_GetNewEpochsOnce()
    {
        await using var database = await WithAWeekAndARoomAsync();
        var before = await database.ScalarAsync<string>(Epochs);
        Assert.Equal(0, await database.PrepareAsync());

        // What pg_restore --clean does.
        await database.ExecuteAsync(
            """
            create table kept as select * from OrleansStorage;
            drop table OrleansStorage;
            create table OrleansStorage (like kept);
            insert into OrleansStorage select * from kept
            """);
        var renewed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.PrepareAsync())));

        Assert.Equal([0, 0, 0, 2], renewed.Order());
        var after = await database.ScalarAsync<string>(Epochs);
        // A week that was never stored has none.
        Assert.Matches("^[a-z2-9]{6}  [a-z2-9]{6}$", after);
        Assert.Equal("weeker  roomer", before);
        Assert.Equal(0, await database.PrepareAsync());
    }

    [Fact]
    public async Task Rows_OnAnotherServerOrTimeline_GetNewEpochs()
    {
        await using var database = await WithAWeekAndARoomAsync();
        await database.ExecuteAsync("update LiveScoreSchema set Home = regexp_replace(Home, '^[0-9]+', '42')");

        Assert.Equal(2, await database.PrepareAsync());
    }

    [Fact]
    public async Task Rows_WhoseRestoreNobodyCouldNotice_GetNewEpochsWhenToldSo()
    {
        await using var database = await WithAWeekAndARoomAsync();
        var before = await database.ScalarAsync<string>(Epochs);

        Assert.Equal(2, await PostgresSchema.RenewEpochsAsync(database.ConnectionString, TestContext.Current.CancellationToken));

        Assert.NotEqual(before, await database.ScalarAsync<string>(Epochs));
    }

    /// <summary>The week is the same but for its epoch, and goes on from there; whoever knew the old epoch begins anew.</summary>
    [Fact]
    public async Task Week_WithANewEpoch_IsReadAndGoesOn()
    {
        await using var store = await PostgresStore.OpenAsync();
        _feed.Answer(Games.Week12, Games.Report(Games.Kickoff, Games.Scheduled().InPlay()));
        WeekChanges known;
        await using (var cluster = await Cluster.StartAsync(store, _feed, _clock))
        {
            await Deadline.For(cluster.Week12.Import());
            known = await Deadline.For(cluster.Week12.GetChanges(WeekPosition.None));
        }

        Assert.Equal(1, await PostgresSchema.RenewEpochsAsync(store.Direct, TestContext.Current.CancellationToken));
        _feed.Answer(Games.Week12, Games.Report(Games.Kickoff, Games.Scheduled().InPlay(away: 3, clock: "14:00")));
        await using var again = await Cluster.StartAsync(store, _feed, _clock);
        await Deadline.For(again.Week12.Import());

        var told = await Deadline.For(again.Week12.GetChanges(new(known.Epoch, known.Version)));
        Assert.NotEqual(known.Epoch, told.Epoch);
        Assert.NotNull(told.Base);
        Assert.Equal(2, told.Version);
    }

    /// <summary>A text of a viewer that looks like an epoch is none.</summary>
    private static async Task<Database> WithAWeekAndARoomAsync()
    {
        var database = await Database.InstallAsync();
        var serializer = new StateSerializer();
        var room = new LiveScore.Domain.Chat.RoomState
        {
            Epoch = "roomer",
            Entries = [new(1, Games.Kickoff, "quick-falcon-42", "{\"Epoch\":\"abcdef\"}\0é")],
        };
        await InsertAsync("week", "2015/reg/12", serializer.Serialize(new WeekState { Epoch = "weeker", Version = 1 }).ToArray());
        await InsertAsync("room", "lobby", serializer.Serialize(room).ToArray());
        await InsertAsync("week", "2015/reg/13", serializer.Serialize(new WeekState()).ToArray());
        await InsertAsync("directory", "weeks", Encoding.UTF8.GetBytes("{\"Epoch\":\"mine\"}"));
        await database.ExecuteAsync("update OrleansStorage set PayloadBinary = null where GrainIdExtensionString = 'weeks'");
        return database;

        Task InsertAsync(string type, string key, byte[] state) => database.ExecuteAsync(
            $"insert into OrleansStorage values (1, 0, 0, 2, '{type}', '{key}', 'livescore', '\\x{Convert.ToHexString(state)}', now(), 7)");
    }
}
