using System.CommandLine;
using LiveScore.Cli;
using LiveScore.Cli.Fetch;
using LiveScore.Cli.Watch;

var root = new RootCommand("Pushes NFL scores to browsers the moment they change.")
{
    RunCommand.Create(),
    FetchCommand.Create(),
    WatchCommand.Create(),
};
var arguments = root.Parse(args);
var code = await arguments.InvokeAsync(new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    // Each verb hears Ctrl-C by itself, and takes the time that it needs.
    ProcessTerminationTimeout = null,
});
return arguments.Errors.Count > 0 ? Faults.Misused : code;
