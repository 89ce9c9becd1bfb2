using System.CommandLine;
using LiveScore.Simulation;
using LiveScore.Simulation.Time;

const int Misused = 2;
var seeds = new Option<int>("--seeds") { Description = "How many histories.", DefaultValueFactory = _ => 10_000 };
var from = new Option<int>("--from") { Description = "The seed of the first; the others follow.", DefaultValueFactory = _ => 1 };
var only = new Option<int?>("--seed") { Description = "Play this one alone, and print all that happens in it." };
var jobs = new Option<int>("--jobs") { Description = "How many processes.", DefaultValueFactory = _ => Environment.ProcessorCount };
var step = new Option<int>("--step") { Description = "Play each of so many.", DefaultValueFactory = _ => 1, Hidden = true };
var isWorker = new Option<bool>("--worker") { Description = "Play them in this process, a line for each.", Hidden = true };

var root = new RootCommand("Plays weeks of crashes and lies in virtual time, and checks that no viewer is ever told anything wrong.")
{
    seeds, from, only, jobs, step, isWorker,
};
root.SetAction(arguments =>
{
    var (count, first, processes) = (arguments.GetValue(seeds), arguments.GetValue(from), arguments.GetValue(jobs));
    if (count < 1 || first < 0 || processes is < 1 or > 256)
    {
        Console.Error.WriteLine("livescore: --seeds is 1 or more, --from 0 or more, --jobs between 1 and 256.");
        return Misused;
    }

    if (!Driver.IsAlone())
    {
        Console.Error.WriteLine("livescore: this process has a pool of several threads, so that no history could be repeated.");
        return Misused;
    }

    return arguments.GetValue(only) is { } seed ? Replay.Run(seed)
        : arguments.GetValue(isWorker) ? Worker.Run(first, count, arguments.GetValue(step))
        : Crew.Run(first, count, processes);
});
var parsed = root.Parse(args);
var code = parsed.Invoke();
return parsed.Errors.Count > 0 ? Misused : code;
