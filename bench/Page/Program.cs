using System.CommandLine;
using LiveScore.Fanout;
using LiveScore.Page;

const int Broken = 1, Misused = 2, Interrupted = 130;
var loads = new Option<int>("--loads") { Description = "How often to open the page for the time to its first scores, 0 to 1000; 0 leaves it out.", DefaultValueFactory = _ => 9 };
var stretch = new Option<int>("--stretch") { Description = "For how many seconds to look for long tasks, 0 to 1200; 0 leaves it out.", DefaultValueFactory = _ => 60 };
var replay = new Option<int>("--replay") { Description = "For how many minutes to replay a Sunday, 0 to 1440; 0 leaves it out.", DefaultValueFactory = _ => 60 };
var speed = new Option<int>("--speed") { Description = "How many times as fast as life the Sunday is, 1 to 1000.", DefaultValueFactory = _ => 60 };
var root = new RootCommand("Opens the page in a browser and tells how fast it is and whether it lasts. Ends with 1 when something is not as promised.")
{
    loads, stretch, replay, speed,
};
root.SetAction(async (arguments, cancellationToken) =>
{
    var (times, seconds) = (arguments.GetValue(loads), arguments.GetValue(stretch));
    var (minutes, pace) = (arguments.GetValue(replay), arguments.GetValue(speed));
    if (times is < 0 or > 1000 || seconds is < 0 or > 1200 || minutes is < 0 or > 1440 || pace is < 1 or > 1000)
    {
        await Console.Error.WriteLineAsync(
            "livescore: --loads lies between 0 and 1000, --stretch between 0 and 1200, --replay between 0 and 1440, --speed between 1 and 1000.");
        return Misused;
    }

    var notes = new Notes("page.jsonl", TimeProvider.System);
    try
    {
        await using var browser = await Browser.StartAsync();
        if (times > 0 || seconds > 0)
        {
            await BusyWeek.MeasureAsync(browser, times, TimeSpan.FromSeconds(seconds), notes, cancellationToken);
        }

        if (minutes > 0)
        {
            await SundayReplay.WatchAsync(browser, TimeSpan.FromMinutes(minutes), pace, notes, cancellationToken);
        }
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

    notes.Broken.ToList().ForEach(what => Console.Error.WriteLine($"livescore: not as promised: {what}"));
    return notes.Broken.Count == 0 ? 0 : Broken;
});
var parsed = root.Parse(args);
// After Ctrl-C the browser and the servers are ended first.
var code = await parsed.InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
return parsed.Errors.Count > 0 ? Misused : code;
