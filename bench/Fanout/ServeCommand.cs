using System.CommandLine;
using LiveScore.Fanout.Serving;

namespace LiveScore.Fanout;

/// <summary><c>serve</c>: LiveScore under test, in a process of its own; <c>serve-signalr</c>: a peer.</summary>
internal static class ServeCommand
{
    public const string SignalR = "serve-signalr";

    public static Command CreateSignalR()
    {
        var port = PortOption();
        var command = new Command(SignalR, "Serve a SignalR hub that sends the body of each POST /pub to all.") { port };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await SignalRHost.RunAsync(arguments.GetValue(port), cancellationToken);
            return 0;
        });
        return command;
    }

    public static Command Create()
    {
        var port = PortOption();
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

    private static Option<int> PortOption() => new("--port") { Description = "On 127.0.0.1.", Required = true };
}
