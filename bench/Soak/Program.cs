using System.CommandLine;
using LiveScore.Soak;
using LiveScore.Testing.Clusters;
using Xunit.Sdk;

const int Broken = 1, Misused = 2, Interrupted = 130;
var minutes = new Option<int>("--minutes") { Description = "How long, 6 to 10080.", DefaultValueFactory = _ => 60 };
var viewers = new Option<int>("--viewers") { Description = "How many viewers at a time, 10 to 5000.", DefaultValueFactory = _ => 300 };
var cluster = new Option<bool>("--cluster") { Description = "Three silos and two gateways on PostgreSQL, instead of one process." };
var root = new RootCommand("Plays simulated games to viewers who come and go, and looks for what grows. Ends with 1 when something does.")
{
    minutes, viewers, cluster,
};
root.SetAction(async (arguments, cancellationToken) =>
{
    var (time, count) = (arguments.GetValue(minutes), arguments.GetValue(viewers));
    if (time is < 6 or > 10_080 || count is < 10 or > 5000)
    {
        await Console.Error.WriteLineAsync("livescore: --minutes lies between 6 and 10080, --viewers between 10 and 5000.");
        return Misused;
    }

    if (arguments.GetValue(cluster) && LiveCluster.Missing is { } missing)
    {
        await Console.Error.WriteLineAsync($"livescore: {missing}");
        return Broken;
    }

    try
    {
        await using var subject = await (arguments.GetValue(cluster) ? Subject.ClusterAsync(cancellationToken) : Subject.OneProcessAsync(cancellationToken));
        return await new Soaking(subject, count).RunAsync(time, cancellationToken) ? 0 : Broken;
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
});
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
return parsed.Errors.Count > 0 ? Misused : code;
