using System.CommandLine;

namespace LiveScore.Cli.Fetch;

/// <summary><c>livescore fetch SEASON [WEEK ...]</c>: imports weeks into the store.</summary>
internal static class FetchCommand
{
    public static Command Create()
    {
        var season = new Argument<int>("season") { Description = "The season to fetch: the year it starts in." };
        var weeks = new Argument<string[]>("week")
        {
            Description = "The weeks to fetch: 12, pre-4, post-1 (default: all of the season).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Print a JSON object a line for each week, and one that sums up." };
        var command = new Command("fetch", """
            Import a season, or some of its weeks, into the store.
            Ends with 0 when all were imported whole (weeks that the feed does not have do no harm), 1 when some were not,
            2 when the arguments make no sense, 3 when the feed has none of the weeks, 130 on Ctrl-C: what is done by then is stored.
            """) { season, weeks, json };
        var settings = new HostSettings(command, runs: false);
        command.SetAction((arguments, _) => Faults.ReportAsync(() => FetchAsync(
            arguments.GetValue(season), arguments.GetValue(weeks) ?? [], arguments.GetValue(json) ? new FetchJson(Console.Out) : new FetchLines(), settings.Read(arguments))));
        return command;
    }

    private static async Task<int> FetchAsync(int season, string[] slugs, IFetchOutput output, Dictionary<string, string?> settings)
    {
        var weeks = WeekArguments.Read(season, slugs);
        var tally = new FetchTally(season, weeks);
        using var interrupt = new Interrupt();
        try
        {
            await new SeasonImport(season, weeks, settings).RunAsync(imports => output.ShowAsync(weeks.Count, imports), tally, interrupt.Token);
        }
        catch (Exception) when (interrupt.IsHeard)
        {
            // Whatever a silo that is stopped in the middle complains of: what is left is told below.
        }

        // An interrupt that came when all was done has changed nothing.
        var isInterrupted = interrupt.IsHeard && tally.Left.Any();
        var exitCode = isInterrupted ? interrupt.ExitCode : tally.ExitCode;
        output.End(tally, exitCode);
        if (tally.Verdict(isInterrupted) is { } verdict)
        {
            await Console.Error.WriteLineAsync($"livescore: {verdict}");
        }

        return exitCode;
    }
}
