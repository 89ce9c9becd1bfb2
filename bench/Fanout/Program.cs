using System.CommandLine;
using System.Runtime.InteropServices;
using LiveScore.Fanout;
using LiveScore.Fanout.Scenarios;
using LiveScore.Fanout.Servers;

const int Broken = 1, Misused = 2, Interrupted = 130;
var scenarios = new Dictionary<string, Action<Setup>>(StringComparer.Ordinal)
{
    ["check"] = CheckScenario.Run,
    ["steady"] = SteadyScenario.Run,
    ["memory"] = MemoryScenario.Run,
    ["burst"] = BurstScenario.Run,
    ["slow"] = SlowScenario.Run,
    ["storm"] = StormScenario.Run,
    ["latency"] = LatencyScenario.Run,
    ["chat"] = ChatScenario.Run,
};
var names = new Argument<string[]>("SCENARIO")
{
    Description = $"What to measure: {string.Join(", ", scenarios.Keys)}, or all.",
    Arity = ArgumentArity.ZeroOrMore,
    DefaultValueFactory = _ => ["steady"],
};
names.AcceptOnlyFromAmong([.. scenarios.Keys, "all"]);
var viewers = new Option<int?>("--viewers") { Description = "How many viewers, 1 to 15000, instead of each scenario's own number." };
var runs = new Option<int>("--runs") { Description = "How often to measure steady, burst and chat, 1 to 100; medians count.", DefaultValueFactory = _ => 3 };
var seconds = new Option<int>("--seconds") { Description = "How long steady publishes, 1 to 600.", DefaultValueFactory = _ => 5 };
var sleep = new Option<int>("--sleep") { Description = "How many seconds sleepers sleep, 1 to 600.", DefaultValueFactory = _ => 60 };
var chatters = new Option<int>("--chatters") { Description = "How many chatters are in the room, 4 to 400.", DefaultValueFactory = _ => 200 };
var without = new Option<string[]>("--without") { Description = "Peers to leave out: nchan, raw, 2015, signalr.", AllowMultipleArgumentsPerToken = true };
without.AcceptOnlyFromAmong("nchan", "raw", "2015", "signalr");
var root = new RootCommand("Pushes scores to thousands of viewers, by LiveScore and by other servers. Ends with 1 when LiveScore is worse than promised.")
{
    names, viewers, runs, seconds, sleep, chatters, without,
};
root.Subcommands.Add(ServeCommand.Create());
root.Subcommands.Add(ServeCommand.CreateSignalR());

// Everything runs on this thread: servers end with the thread that has started them.
using var stop = new CancellationTokenSource();
root.SetAction(arguments =>
{
    var (crowd, times) = (arguments.GetValue(viewers), arguments.GetValue(runs));
    var (span, nap) = (arguments.GetValue(seconds), arguments.GetValue(sleep));
    var talkers = arguments.GetValue(chatters);
    if (crowd is < 1 or > 15_000 || times is < 1 or > 100 || span is < 1 or > 600 || nap is < 1 or > 600 || talkers is < 4 or > 400)
    {
        Console.Error.WriteLine("livescore: --viewers lies between 1 and 15000, --runs between 1 and 100, --seconds and --sleep between 1 and 600, --chatters between 4 and 400.");
        return Misused;
    }

    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    var notes = new Notes("fanout.jsonl", TimeProvider.System);
    try
    {
        var setup = new Setup(
            Contenders(arguments.GetValue(without) ?? []), crowd, times, span, TimeSpan.FromSeconds(nap), talkers, notes, stop.Token);
        var wanted = arguments.GetValue(names)!;
        foreach (var name in scenarios.Keys.Where(name => wanted.Contains(name) || wanted.Contains("all")))
        {
            scenarios[name](setup);
        }
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        return Interrupted;
    }
    catch (Exception fault) when (fault is InvalidOperationException or IOException)
    {
        Console.Error.WriteLine($"livescore: {fault.Message}");
        return Broken;
    }

    notes.Broken.ToList().ForEach(what => Console.Error.WriteLine($"livescore: not as promised: {what}"));
    return notes.Broken.Count == 0 ? 0 : Broken;
});
var parsed = root.Parse(args);
var code = parsed.Invoke(new() { ProcessTerminationTimeout = null });
return parsed.Errors.Count > 0 ? Misused : code;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

static List<IContender> Contenders(string[] without)
{
    Console.Error.WriteLine(Cores.Server is { } core
        ? $"livescore: servers run on core {core}, the generator on another"
        : "livescore: server and generator share their cores: figures are worth little");
    (string Name, IContender Contender)[] all =
    [
        ("livescore", new LiveScoreContender()), ("nchan", new NchanContender()), ("raw", new RawContender()),
        ("2015", new Design2015Contender()), ("signalr", new SignalRContender()),
    ];
    var wanted = all.Where(one => !without.Contains(one.Name)).Select(one => one.Contender).ToList();
    foreach (var missing in wanted.Where(contender => contender.Missing is not null))
    {
        Console.Error.WriteLine($"livescore: {missing.Name} is left out: {missing.Missing}");
    }

    return [.. wanted.Where(contender => contender.Missing is null)];
}
