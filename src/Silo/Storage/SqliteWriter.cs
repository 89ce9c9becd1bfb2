using Microsoft.Data.Sqlite;

namespace LiveScore.Silo.Storage;

/// <summary>
/// Writes what waits in one transaction, so that many writers share one flush of the disk and never stand in each other's way:
/// SQLite has them poll for its lock, asleep on the threads that other grains need.
/// </summary>
internal sealed class SqliteWriter(Func<SqliteConnection> open)
{
    private readonly Lock _gate = new();
    private List<Waiting> _waiting = [];
    private bool _isWriting;

    /// <summary>Ends when the write is on the disk; tells how many rows it changed.</summary>
    /// <param name="write">Prepares the command. Runs after the writes that came before it.</param>
    public Task<int> WriteAsync(Func<SqliteConnection, SqliteCommand> write)
    {
        var waiting = new Waiting(write, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiting.Add(waiting);
            if (_isWriting)
            {
                return waiting.Done.Task;
            }

            _isWriting = true;
        }

        // Behind what runs already, which may have more to write, and not on the caller's thread: the disk is waited for there.
        ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.Run(), this, preferLocal: false);
        return waiting.Done.Task;
    }

    private void Run()
    {
        while (Take() is { Count: > 0 } batch)
        {
            try
            {
                var ends = Write(batch);
                ends.ForEach(end => end());
            }
            catch (Exception fault)
            {
                batch.ForEach(waiting => waiting.Done.SetException(fault));
            }
        }
    }

    private List<Waiting> Take()
    {
        lock (_gate)
        {
            var batch = _waiting;
            _waiting = [];
            _isWriting = batch.Count > 0;
            return batch;
        }
    }

    // Nobody hears of a write before the commit.
    private List<Action> Write(List<Waiting> batch)
    {
        using var connection = open();
        using var transaction = connection.BeginTransaction();
        var ends = batch.ConvertAll(waiting => Write(waiting, connection, transaction));
        transaction.Commit();
        return ends;
    }

    private static Action Write(Waiting waiting, SqliteConnection connection, SqliteTransaction transaction)
    {
        try
        {
            using var command = waiting.Write(connection);
            command.Transaction = transaction;
            var rows = command.ExecuteNonQuery();
            return () => waiting.Done.SetResult(rows);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_TOOBIG)
        {
            // It is this row alone that cannot be stored: SQLite has undone the statement and keeps the transaction.
            return () => waiting.Done.SetException(fault);
        }
    }

    private sealed record Waiting(Func<SqliteConnection, SqliteCommand> Write, TaskCompletionSource<int> Done);
}
