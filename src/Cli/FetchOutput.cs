using System.Globalization;
using LiveScore.Contracts;
using LiveScore.Domain;
using Spectre.Console;

namespace LiveScore.Cli;

/// <summary>
/// What an import prints: a line a game and a week on standard output, and a progress bar below them, which goes to standard
/// error when the lines go to a file or a pipe.
/// </summary>
internal sealed class FetchOutput(ProgressTask bar)
{
    public static Task ShowAsync(int weeks, Func<FetchOutput, Task> import)
    {
        var console = Console.IsOutputRedirected
            ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            : AnsiConsole.Console;
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(progress => import(new FetchOutput(progress.AddTask("Importing", maxValue: weeks))));
    }

    public void Write(WeekImport import)
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
        bar.Increment(1);
    }

    private static string Name(SeasonWeekKey week) =>
        string.Create(CultureInfo.InvariantCulture, $"Season {week.Season}/{week.TypeName.ToUpperInvariant()}. Week {week.Week}");

    private static void Line(string text)
    {
        if (Console.IsOutputRedirected)
        {
            Console.WriteLine(text);
        }
        else
        {
            // Through the same console as the bar, which makes room for it.
            AnsiConsole.Console.WriteLine(text);
        }
    }
}
