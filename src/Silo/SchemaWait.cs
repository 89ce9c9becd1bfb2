using System.Net.Sockets;
using LiveScore.Hosting;
using Npgsql;

namespace LiveScore.Silo;

/// <summary>Prepares the store of a silo, and waits for PostgreSQL as long as that takes.</summary>
internal sealed partial class SchemaWait(IConfiguration configuration, TimeSpan every, TimeProvider time, ILogger<SchemaWait> logger)
{
    private readonly Waiting _waiting = new("PostgreSQL", every, time, logger);

    /// <exception cref="Storage.SchemaException">PostgreSQL is there, and cannot be used.</exception>
    /// <exception cref="PostgresException">It refuses the connection: another name, password or database is needed.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (await configuration.PrepareStorageAsync(cancellationToken) is > 0 and var renewed)
                {
                    Restored(renewed);
                }

                _waiting.Over();
                return;
            }
            catch (Exception fault) when (IsAway(fault))
            {
                await _waiting.AfterAsync(fault, cancellationToken);
            }
        }
    }

    // Starting, stopping or full, it says so itself (SQLSTATE classes 57P and 53); names of hosts may be known only later.
    private static bool IsAway(Exception fault) => fault switch
    {
        PostgresException told => told.SqlState.StartsWith("57P", StringComparison.Ordinal) || told.SqlState.StartsWith("53", StringComparison.Ordinal),
        NpgsqlException or SocketException or TimeoutException => true,
        _ => false,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store came from a backup: {Count} weeks and rooms have a new epoch, and viewers that knew more are told to begin anew")]
    private partial void Restored(int count);
}
