using System.CommandLine;
using LiveScore.Cli;

var root = new RootCommand("Pushes NFL scores to browsers the moment they change.") { RunCommand.Create(), FetchCommand.Create() };
var arguments = root.Parse(args);
var code = await arguments.InvokeAsync(new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    // The host stops by itself on Ctrl-C, and takes the time that it needs.
    ProcessTerminationTimeout = null,
});
return arguments.Errors.Count > 0 ? Faults.Misused : code;
