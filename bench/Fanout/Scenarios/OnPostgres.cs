using LiveScore.Testing;
using Xunit.Sdk;

namespace LiveScore.Fanout.Scenarios;

/// <summary>What needs PostgreSQL, on a server that is started for it.</summary>
internal static class OnPostgres
{
    /// <summary>Runs a scenario, or says that PostgreSQL is not there.</summary>
    /// <param name="scenario">Its name.</param>
    /// <param name="run">Is given what makes a new database and tells how to connect to it.</param>
    public static void Run(string scenario, Action<Func<string, string>> run)
    {
        PostgresServer postgres;
        try
        {
            postgres = PostgresServer.StartAsync().GetAwaiter().GetResult();
        }
        catch (SkipException missing)
        {
            Console.Error.WriteLine($"livescore: {scenario} is left out: {missing.Message.Split('$')[^1]}");
            return;
        }

        try
        {
            run(name => postgres.CreateDatabaseAsync(name).GetAwaiter().GetResult());
        }
        finally
        {
            postgres.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
