using Npgsql;

namespace LiveScore.Testing.Clusters;

/// <summary>What PostgreSQL holds, whatever silos and gateways say.</summary>
public sealed class StoredWeek : IAsyncDisposable
{
    private const string Version = """
        select (convert_from(payloadbinary, 'UTF8')::json ->> 'Version')::bigint
        from orleansstorage where graintypestring = 'week' and grainidextensionstring = '2015/reg/12'
        """;

    private const string IsActive = "select count(*) from orleansmembershiptable where port = $1 and status = 3";

    private readonly NpgsqlDataSource _source;

    public StoredWeek(string connection) => _source = NpgsqlDataSource.Create(connection);

    /// <summary>The stored version; null where it cannot be read.</summary>
    public async Task<long?> TryReadVersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = _source.CreateCommand(Version);
            return (long?)await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Whether the cluster counts a silo as one of its own.</summary>
    public async Task<bool> IsActiveAsync(int port, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(IsActive);
        command.Parameters.AddWithValue(port);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
