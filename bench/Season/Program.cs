using System.CommandLine;
using LiveScore.Season;
using Npgsql;

const int Broken = 1, Misused = 2, Interrupted = 130;
var weeks = new Option<int>("--weeks") { Description = "How many weeks the season has, 1 to 22.", DefaultValueFactory = _ => SeasonPages.MostWeeks };
var delay = new Option<int>("--delay") { Description = "Milliseconds before each answer, 1 to 20000.", DefaultValueFactory = _ => 300 };
var runs = new Option<int>("--runs") { Description = "How often to measure, 1 to 1000, after a run that is not.", DefaultValueFactory = _ => 10 };
var postgres = new Option<string?>("--postgres")
{
    Description = "Store in databases of this server, created and dropped, and not in a file.",
    HelpName = "CONNECTION",
};

var root = new RootCommand("Imports a whole season from a slow feed. Ends with 1 when that takes a tenth longer than the slowest request.")
{
    weeks, delay, runs, postgres,
};
root.SetAction(async (arguments, cancellationToken) =>
{
    var (count, wait, repeats) = (arguments.GetValue(weeks), arguments.GetValue(delay), arguments.GetValue(runs));
    if (count is < 1 or > SeasonPages.MostWeeks || wait is < 1 or > 20_000 || repeats is < 1 or > 1000)
    {
        await Console.Error.WriteLineAsync("livescore: --weeks lies between 1 and 22, --delay between 1 and 20000, --runs between 1 and 1000.");
        return Misused;
    }

    NpgsqlConnectionStringBuilder? server;
    try
    {
        server = arguments.GetValue(postgres) is { } connection ? new(connection) : null;
    }
    catch (ArgumentException fault)
    {
        await Console.Error.WriteLineAsync($"livescore: --postgres is no connection string of Npgsql: {fault.Message}");
        return Misused;
    }

    try
    {
        return await MeasureAsync(count, TimeSpan.FromMilliseconds(wait), repeats, server, cancellationToken) ? 0 : Broken;
    }
    catch (Exception) when (cancellationToken.IsCancellationRequested)
    {
        return Interrupted;
    }
    catch (Exception fault)
    {
        await Console.Error.WriteLineAsync($"livescore: {fault.Message}");
        return Broken;
    }
});
var parsed = root.Parse(args);
// After Ctrl-C answers are still waited for, and then the store is taken away.
var code = await parsed.InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
return parsed.Errors.Count > 0 ? Misused : code;

static async Task<bool> MeasureAsync(
    int weeks, TimeSpan delay, int runs, NpgsqlConnectionStringBuilder? postgres, CancellationToken cancellationToken)
{
    await using var feed = await SlowFeed.StartAsync(new(weeks), delay, cancellationToken);
    var table = new SeasonTable();
    Console.WriteLine($"{weeks} weeks, each answer after {delay.TotalMilliseconds} ms, stored in {(postgres is null ? "SQLite" : "PostgreSQL")}");
    SeasonTable.Begin();
    for (var run = 0; run <= runs; run++)
    {
        await using var store = await Store.CreateAsync(postgres, run, cancellationToken);
        feed.TakeTimes();
        var import = await SeasonRun.ImportAsync(feed.Url, store.Setting, weeks, cancellationToken);
        // The first one compiles, connects and loads.
        if (run > 0)
        {
            table.Add(feed.TakeTimes().Max(), import);
        }
    }

    return table.End();
}
