using System.CommandLine;
using LiveScore.Fanout.Serving;

namespace LiveScore.Fanout;

/// <summary><c>serve</c>: LiveScore under test, in a process of its own.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "On 127.0.0.1.", Required = true };
        var data = new Option<string?>("--data") { Description = "Folder of the embedded store." };
        var postgres = new Option<string?>("--postgres") { Description = "Keep state in PostgreSQL instead.", HelpName = "CONNECTION" };
        var stamps = new Option<bool>("--stamps") { Description = "Note when each version came by which stage; with --postgres." };
        var command = new Command("serve", "Serve LiveScore with a feed that says something new for each POST /pub.") { port, data, postgres, stamps };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var store = arguments.GetValue(postgres) is { } connection
                ? KeyValuePair.Create<string, string?>("ConnectionStrings:Postgres", connection)
                : KeyValuePair.Create<string, string?>("LiveScore:Silo:Data", arguments.GetValue(data) ?? "data");
            await BenchHost.RunAsync(arguments.GetValue(port), store, arguments.GetValue(stamps), cancellationToken);
            return 0;
        });
        return command;
    }
}
