using System.Globalization;
using Microsoft.Data.Sqlite;
using Orleans.Runtime;
using Orleans.Storage;

namespace LiveScore.Silo.Storage;

/// <summary>
/// Grain state in one file, for a silo that is alone. A row is written with the version that was read, so a second process on
/// the same file loses instead of overwriting.
/// </summary>
public sealed class SqliteGrainStorage : IGrainStorage
{
    private readonly string _connectionString;
    private readonly StateSerializer _serializer = new();
    private readonly SqliteWriter _writer;

    /// <param name="file">The database file; it and its folder are created.</param>
    public SqliteGrainStorage(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5 }.ToString();
        _writer = new(Open);
        using var connection = Open();
        // A commit is on the disk before it returns (FULL), so what was published survives a power cut too.
        using var command = Command(connection, """
            pragma journal_mode = wal;
            create table if not exists state (
                name text not null, grain text not null, version integer not null, payload blob,
                primary key (name, grain)) without rowid;
            """);
        command.ExecuteNonQuery();
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        using var connection = Open();
        using var command = Command(connection, "select payload, version from state where name = $name and grain = $grain", stateName, grainId);
        using var reader = command.ExecuteReader();
        var found = reader.Read();
        var stored = found && !reader.IsDBNull(0);
        grainState.ETag = found ? Print(reader.GetInt64(1)) : null;
        grainState.RecordExists = stored;
        grainState.State = stored
            ? _serializer.Deserialize<T>(new BinaryData(reader.GetFieldValue<byte[]>(0)))!
            : Activator.CreateInstance<T>();
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.ETag = await StoreAsync(stateName, grainId, grainState.ETag, _serializer.Serialize(grainState.State).ToArray());
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.ETag = await StoreAsync(stateName, grainId, grainState.ETag, payload: null);
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private async Task<string> StoreAsync(string stateName, GrainId grainId, string? etag, byte[]? payload)
    {
        var version = etag is null ? 0 : long.Parse(etag, CultureInfo.InvariantCulture);
        var rows = await _writer.WriteAsync(connection =>
        {
            var command = Command(
                connection,
                etag is null
                    ? "insert into state (name, grain, version, payload) values ($name, $grain, 1, $payload) on conflict do nothing"
                    : "update state set version = version + 1, payload = $payload where name = $name and grain = $grain and version = $version",
                stateName,
                grainId);
            command.Parameters.AddWithValue("$payload", (object?)payload ?? DBNull.Value);
            command.Parameters.AddWithValue("$version", version);
            return command;
        });
        if (rows == 0)
        {
            throw new InconsistentStateException(
                $"Somebody else wrote {stateName} of {grainId} after version {version} was read.", "unknown", etag ?? "none");
        }

        return Print(version + 1);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = Command(connection, "pragma synchronous = full");
        command.ExecuteNonQuery();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string text)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a literal of this class.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }

    private static SqliteCommand Command(SqliteConnection connection, string text, string stateName, GrainId grainId)
    {
        var command = Command(connection, text);
        command.Parameters.AddWithValue("$name", stateName);
        // The key alone, as Orleans' ADO.NET storage has it: a grain class may be renamed.
        command.Parameters.AddWithValue("$grain", grainId.Key.ToString());
        return command;
    }

    private static string Print(long version) => version.ToString(CultureInfo.InvariantCulture);
}
