using System.Globalization;
using LiveScore.Contracts;
using LiveScore.Domain;
using Spectre.Console;

namespace LiveScore.Cli.Fetch;

/// <summary>
/// An import for people: a line a game and a week on standard output, and a progress bar below them, which goes to standard
/// error when the lines go to a file or a pipe.
/// </summary>
internal sealed class FetchLines : IFetchOutput
{
    public Task ShowAsync(int weeks, IAsyncEnumerable<WeekImport> imports)
    {
        var console = Console.IsOutputRedirected
            ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            : AnsiConsole.Console;
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("Importing", maxValue: weeks);
                await foreach (var import in imports)
                {
                    Write(import);
                    bar.Increment(1);
                }
            });
    }

    public void End(FetchTally tally, int exitCode)
    {
        // The lines have said it all.
    }

    private static void Write(WeekImport import)
    {
        var week = Name(import.Week);
        foreach (var (game, updated) in import.Games)
        {
            Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{week}. Game ID {game.Id}, {game.Away.Code} @ {game.Home.Code}, scheduled at {game.Kickoff:yyyy-MM-ddTHH:mm:sszzz} {(updated ? "updated" : "unchanged")} in database"));
        }

        foreach (var fault in import.Faults)
        {
            Line($"{week}. Not taken: {fault}");
        }

        Line(import switch
        {
            { Failure: { } reason } => $"{week} failed: {reason}",
            { Exists: false } => $"{week} does not exist",
            _ => $"All games for {week} processed!",
        });
    }

    private static string Name(SeasonWeekKey week) =>
        string.Create(CultureInfo.InvariantCulture, $"Season {week.Season}/{week.TypeName.ToUpperInvariant()}. Week {week.Week}");

    private static void Line(string text)
    {
        // Codes and faults are other people's text.
        var plain = PlainText.Of(text);
        if (Console.IsOutputRedirected)
        {
            Console.WriteLine(plain);
        }
        else
        {
            // Through the same console as the bar, which makes room for it.
            AnsiConsole.Console.WriteLine(plain);
        }
    }
}
