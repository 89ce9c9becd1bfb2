using System.CommandLine;
using LiveScore.Cli;

var root = new RootCommand("Pushes NFL scores to browsers the moment they change.") { RunCommand.Create(), FetchCommand.Create() };
return await root.Parse(args).InvokeAsync(new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    // The host stops by itself on Ctrl-C, and takes the time that it needs.
    ProcessTerminationTimeout = null,
});
