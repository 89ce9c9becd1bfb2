using System.CommandLine;
using System.Globalization;
using LiveScore.Cluster;
using LiveScore.Testing.Clusters;
using Xunit.Sdk;

const int Broken = 1, Misused = 2, Interrupted = 130;
var names = new Argument<string[]>("FAULT")
{
    Description = $"What goes wrong, instead of everything: {string.Join(", ", ClusterFaults.All.Select(fault => fault.Name))}.",
    Arity = ArgumentArity.ZeroOrMore,
};
names.AcceptOnlyFromAmong([.. ClusterFaults.All.Select(fault => fault.Name)]);
var runs = new Option<int>("--runs") { Description = "How often each, 1 to 100.", DefaultValueFactory = _ => 3 };
var viewers = new Option<int>("--viewers") { Description = "How many viewers, 2 to 5000.", DefaultValueFactory = _ => 500 };
var seconds = new Option<int>("--seconds") { Description = "How long each measurement lasts, 1 to 600.", DefaultValueFactory = _ => 10 };
var write = new Option<bool>("--write") { Description = "Put the table into docs/operations.md." };
var logs = new Option<DirectoryInfo?>("--logs") { Description = "A folder for the logs of the last run's silos and gateways.", HelpName = "DIR" };
var root = new RootCommand("Lets parts of a cluster die in the middle of a live week. Ends with 1 when a viewer missed something, or waited for longer than is promised.")
{
    names, runs, viewers, write, logs,
};
var scaling = new Command("scaling", "Measures calls of grains, and changes stored and published, with 1, 2 and 3 silos.") { seconds };
root.Subcommands.Add(scaling);
root.SetAction((arguments, cancellationToken) => RunAsync(async () =>
{
    var (times, count) = (arguments.GetValue(runs), arguments.GetValue(viewers));
    if (times is < 1 or > 100 || count is < 2 or > 5000)
    {
        await Console.Error.WriteLineAsync("livescore: --runs lies between 1 and 100, --viewers between 2 and 5000.");
        return Misused;
    }

    arguments.GetValue(logs)?.Create();
    var wanted = arguments.GetValue(names)!;
    var table = new FaultTable(count);
    foreach (var fault in ClusterFaults.All.Where(fault => wanted.Length == 0 || wanted.Contains(fault.Name)))
    {
        await table.PlayAsync(fault, times, new() { Logs = arguments.GetValue(logs)?.FullName }, cancellationToken);
    }

    table.Print(Console.Out);
    if (arguments.GetValue(write))
    {
        table.Write();
    }

    return table.IsKept ? 0 : Broken;
}, cancellationToken));
scaling.SetAction((arguments, cancellationToken) => RunAsync(async () =>
{
    if (arguments.GetValue(seconds) is not (>= 1 and <= 600) and var time)
    {
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"livescore: --seconds lies between 1 and 600; it is {time}."));
        return Misused;
    }

    await Scaling.RunAsync(TimeSpan.FromSeconds(arguments.GetValue(seconds)), cancellationToken);
    return 0;
}, cancellationToken));
var parsed = root.Parse(args);
// Silos and gateways are ended before this is.
var code = await parsed.InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
return parsed.Errors.Count > 0 ? Misused : code;

static async Task<int> RunAsync(Func<Task<int>> run, CancellationToken cancellationToken)
{
    if (LiveCluster.Missing is { } missing)
    {
        await Console.Error.WriteLineAsync($"livescore: {missing}");
        return Broken;
    }

    try
    {
        return await run();
    }
    catch (Exception) when (cancellationToken.IsCancellationRequested)
    {
        return Interrupted;
    }
    catch (SkipException absent)
    {
        await Console.Error.WriteLineAsync($"livescore: {absent.Message.Split('$')[^1]}");
        return Broken;
    }
}
