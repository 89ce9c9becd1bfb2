using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace LiveScore.Grains.Tests.Support;

/// <summary>One server for all tests of the program, started by the first that needs it.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> s_server = new(PostgresServer.StartAsync);

    /// <summary>Skips the test where PostgreSQL is not installed.</summary>
    public static Task<PostgresServer> SkipUnlessRunsAsync() => s_server.Value;

    public async ValueTask DisposeAsync()
    {
        if (s_server is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } server })
        {
            await (await server).DisposeAsync();
        }
    }
}
