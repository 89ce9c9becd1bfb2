using System.Diagnostics;
using LiveScore.Domain;
using LiveScore.Grains.Tests.Support;
using LiveScore.Silo.Storage;
using Microsoft.Data.Sqlite;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace LiveScore.Grains.Tests.Storage;

/// <summary>The embedded store, by itself. Two instances on one file are what two processes on it are: they share no memory.</summary>
public sealed class SqliteGrainStorageTests : IDisposable
{
    private const string Name = "week";

    private static readonly GrainId s_grain = GrainId.Create("seasonweek", "2015/reg/12");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livescore-storage-");

    private string File => Path.Combine(_folder.FullName, "deep", "livescore.db");

    [Fact]
    public async Task Row_ThatIsMissing_ReadsAsANewState()
    {
        var read = await ReadAsync(new SqliteGrainStorage(File));

        Assert.Equal((null, false, 0L), (read.ETag, read.RecordExists, read.State!.Version));
    }

    [Fact]
    public async Task Row_Written_IsReadBackByAnother()
    {
        var state = Of(version: 7);
        await new SqliteGrainStorage(File).WriteStateAsync(Name, s_grain, state);

        var read = await ReadAsync(new SqliteGrainStorage(File));

        Assert.Equal((state.ETag, true, 7L), (read.ETag, read.RecordExists, read.State!.Version));
    }

    [Fact]
    public async Task Rows_OfOtherNamesAndGrains_AreOthers()
    {
        var storage = new SqliteGrainStorage(File);
        await storage.WriteStateAsync(Name, s_grain, Of(version: 7));

        Assert.False((await ReadAsync(storage, "directory")).RecordExists);
        Assert.False((await ReadAsync(storage, Name, GrainId.Create("seasonweek", "2015/reg/1"))).RecordExists);
    }

    [Fact]
    public async Task Etag_MovesWithEachWrite_AndAnOldOneLoses()
    {
        var (one, other) = (new SqliteGrainStorage(File), new SqliteGrainStorage(File));
        var state = Of(version: 1);
        await one.WriteStateAsync(Name, s_grain, state);
        var seen = await ReadAsync(other);
        var first = state.ETag;
        await one.WriteStateAsync(Name, s_grain, state);

        seen.State = new() { Version = 99 };
        await Assert.ThrowsAsync<InconsistentStateException>(() => other.WriteStateAsync(Name, s_grain, seen));

        Assert.NotEqual(first, state.ETag);
        Assert.Equal((first, 1L), (seen.ETag, (await ReadAsync(other)).State!.Version));
    }

    [Fact]
    public async Task Row_Cleared_ReadsAsANewStateAndCanBeWrittenAgain()
    {
        var storage = new SqliteGrainStorage(File);
        var state = Of(version: 3);
        await storage.WriteStateAsync(Name, s_grain, state);
        var stale = await ReadAsync(storage);

        await storage.ClearStateAsync(Name, s_grain, state);

        Assert.Equal((false, 0L), (state.RecordExists, state.State!.Version));
        var read = await ReadAsync(storage);
        Assert.Equal((false, 0L), (read.RecordExists, read.State!.Version));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync(Name, s_grain, stale));
        read.State = new() { Version = 4 };
        await storage.WriteStateAsync(Name, s_grain, read);
        Assert.Equal(4, (await ReadAsync(storage)).State!.Version);
    }

    [Fact]
    public async Task Writers_FirstOfARow_HaveExactlyOneWinner()
    {
        const int Rows = 60, Writers = 4;
        var storages = Enumerable.Range(0, Writers).Select(_ => new SqliteGrainStorage(File)).ToList();

        var winners = await Task.WhenAll(Enumerable.Range(0, Rows).Select(async row =>
        {
            var grain = GrainId.Create("seasonweek", $"2015/reg/{row}");
            var writers = storages.Select(storage => Task.Run(() => TryAsync(storage, grain), TestContext.Current.CancellationToken));
            return (await Task.WhenAll(writers)).Count(won => won);
        }));

        Assert.Equal(Enumerable.Repeat(1, Rows), winners);
    }

    [Fact]
    public async Task Writers_Competing_LoseNoUpdate()
    {
        const int Writers = 4, Writes = 25;
        await new SqliteGrainStorage(File).WriteStateAsync(Name, s_grain, Of(version: 0));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(IncrementAsync, TestContext.Current.CancellationToken)));

        Assert.Equal(Writers * Writes, (await ReadAsync(new SqliteGrainStorage(File))).State!.Version);

        async Task IncrementAsync()
        {
            var storage = new SqliteGrainStorage(File);
            for (var done = 0; done < Writes;)
            {
                var state = await ReadAsync(storage);
                state.State = state.State! with { Version = state.State.Version + 1 };
                done += await TryAsync(storage, s_grain, state) ? 1 : 0;
            }
        }
    }

    [Theory]
    [InlineData("insert", 19)] // SQLITE_CONSTRAINT, sqlite.org/rescode.html
    [InlineData("update", null)]
    public async Task Row_ThatCannotBeStored_LeavesTheOthersThatWaitWithIt(string bad, int? code)
    {
        const int Rows = 20;
        var storage = new SqliteGrainStorage(File);
        var stale = new GrainState<WeekState>(new() { Version = 1 }, "7");
        await ExecuteAsync("create trigger refuse before insert on state when new.grain = '0' begin select raise(abort, 'no'); end");
        Task<Exception?>[] writes;
        // While somebody else has the file, all of them come to wait.
        await using (var other = await OpenAsync())
        await using (await other.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            writes = [.. Enumerable.Range(0, Rows).Select(row => Record.ExceptionAsync(() =>
                storage.WriteStateAsync(Name, Grain(row), row == 0 && bad == "update" ? stale : Of(version: row))).AsTask())];
            Assert.DoesNotContain(writes, write => write.IsCompleted);
        }

        var faults = await Task.WhenAll(writes);

        Assert.Equal(code, (faults[0] as SqliteException)?.SqliteErrorCode);
        Assert.Equal(code is null, faults[0] is InconsistentStateException);
        Assert.All(faults[1..], Assert.Null);
        for (var row = 0; row < Rows; row++)
        {
            var read = await ReadAsync(new SqliteGrainStorage(File), Name, Grain(row));
            Assert.Equal((row > 0, (long)row), (read.RecordExists, read.State!.Version));
        }

        static GrainId Grain(int row) => GrainId.Create("seasonweek", $"{row}");
    }

    [Fact]
    public async Task Write_WhoseCommitFails_IsToldSoWithAllThatWaitWithIt()
    {
        var storage = new SqliteGrainStorage(File);
        // Looked at when everything is written, and not before.
        await ExecuteAsync("create table owner (grain text primary key)");
        await ExecuteAsync("create table owned (grain text references owner (grain) deferrable initially deferred)");
        await ExecuteAsync("create trigger own after insert on state begin insert into owned values (new.grain); end");

        var faults = await Task.WhenAll(Enumerable.Range(0, 20).Select(row => Record.ExceptionAsync(() =>
            storage.WriteStateAsync(Name, GrainId.Create("seasonweek", $"{row}"), Of(version: 1))).AsTask()));

        Assert.All(faults, fault => Assert.IsType<SqliteException>(fault));
        Assert.False((await ReadAsync(storage, Name, GrainId.Create("seasonweek", "3"))).RecordExists);
        await ExecuteAsync("drop trigger own");
        await storage.WriteStateAsync(Name, s_grain, Of(version: 5));
        Assert.Equal(5, (await ReadAsync(storage)).State!.Version);
    }

    [Fact]
    public async Task File_ThatCannotBeWritten_ThrowsAndKeepsTheOldState()
    {
        var storage = new SqliteGrainStorage(File);
        var state = Of(version: 1);
        await storage.WriteStateAsync(Name, s_grain, state);
        // Permissions do not stop root; a folder where the write-ahead log should be stops anybody.
        SqliteConnection.ClearAllPools();
        Directory.CreateDirectory(File + "-wal");

        state.State = new() { Version = 2 };
        await Assert.ThrowsAsync<SqliteException>(() => storage.WriteStateAsync(Name, s_grain, state));

        SqliteConnection.ClearAllPools();
        Directory.Delete(File + "-wal");
        Assert.Equal(1, (await ReadAsync(storage)).State!.Version);
        await storage.WriteStateAsync(Name, s_grain, state);
        Assert.Equal(2, (await ReadAsync(storage)).State!.Version);
    }

    [Fact]
    public async Task Disk_ThatIsFull_ThrowsAndKeepsTheOldState()
    {
        var disk = _folder.CreateSubdirectory("disk").FullName;
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk), "A small disk can only be mounted by root.");
        try
        {
            var storage = new SqliteGrainStorage(Path.Combine(disk, "livescore.db"));
            var state = Of(version: 1);
            await storage.WriteStateAsync(Name, s_grain, state);

            state.State = new() { Version = 2, Epoch = new('x', 512 * 1024) };
            var fault = await Assert.ThrowsAsync<SqliteException>(() => storage.WriteStateAsync(Name, s_grain, state));

            Assert.Equal(13, fault.SqliteErrorCode); // SQLITE_FULL, sqlite.org/rescode.html
            Assert.Equal(1, (await ReadAsync(storage)).State!.Version);
            state.State = new() { Version = 2 };
            await storage.WriteStateAsync(Name, s_grain, state);
            Assert.Equal(2, (await ReadAsync(storage)).State!.Version);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Assert.True(await RunAsync("umount", disk));
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static GrainState<WeekState> Of(long version) => new(new() { Version = version });

    private static async Task<GrainState<WeekState>> ReadAsync(SqliteGrainStorage storage, string name = Name, GrainId? grain = null)
    {
        var state = new GrainState<WeekState>();
        await storage.ReadStateAsync(name, grain ?? s_grain, state);
        return state;
    }

    private static async Task<bool> TryAsync(SqliteGrainStorage storage, GrainId grain, GrainState<WeekState>? state = null)
    {
        try
        {
            await storage.WriteStateAsync(Name, grain, state ?? Of(version: 1));
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }
}
