using System.CommandLine;
using System.Globalization;

namespace LiveScore.Cli;

/// <summary>
/// The options that several verbs share. Each is a configuration key, so what the command line does not say may come from the
/// environment (<c>LiveScore__Feed__Kind</c>) or appsettings.json.
/// </summary>
internal sealed class HostSettings
{
    private readonly Dictionary<Option, string> _keys = [];

    public HostSettings(Command command, bool runs)
    {
        Add(command, new Option<string>("--feed") { Description = "Where scores come from: demo, scorestrip or espn.", HelpName = "KIND" }, "LiveScore:Feed:Kind");
        Add(command, new Option<string>("--feed-url") { Description = "Root address of the feed.", HelpName = "URL" }, "LiveScore:Feed:Url");
        Add(command, new Option<string>("--data") { Description = "Folder of the embedded store (default: data).", HelpName = "DIR" }, "LiveScore:Silo:Data");
        Add(command, new Option<string>("--postgres") { Description = "Keep state in PostgreSQL instead.", HelpName = "CONNECTION" }, "ConnectionStrings:Postgres");
        if (runs)
        {
            Add(command, new Option<int?>("--season") { Description = "The season to show: the year it starts in.", HelpName = "N" }, "LiveScore:Season");
            Add(command, new Option<string>("--week") { Description = "The week to show: 12, pre-4, post-1.", HelpName = "SLUG" }, "LiveScore:Week");
            Add(command, new Option<int?>("--port") { Description = "The port to listen on (default: 8000).", HelpName = "N" }, "LiveScore:Port");
            Add(command, new Option<string>("--clock") { Description = "When LiveScore's own clock starts, to replay a past day.", HelpName = "ISO" }, "LiveScore:Clock");
            Add(command, new Option<string>("--clock-speed") { Description = "How many times as fast that clock runs.", HelpName = "N" }, "LiveScore:ClockSpeed");
            Add(command, new Option<string>("--admin-key") { Description = "What announcing and deleting asks for, 16 characters or more (default: nobody may).", HelpName = "KEY" }, "LiveScore:Gateway:AdminKey");
        }
    }

    /// <summary>What the command line said, as configuration.</summary>
    public Dictionary<string, string?> Read(ParseResult arguments) => _keys
        .Where(pair => arguments.GetResult(pair.Key) is { Implicit: false })
        .ToDictionary(pair => pair.Value, pair => Convert.ToString(arguments.GetRequiredValue<object?>(pair.Key.Name), CultureInfo.InvariantCulture));

    private void Add(Command command, Option option, string key)
    {
        command.Options.Add(option);
        _keys.Add(option, key);
    }
}
