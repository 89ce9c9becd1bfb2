using System.CommandLine;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Silo;
using Orleans;

namespace LiveScore.Cli;

/// <summary><c>livescore fetch SEASON</c>: imports all weeks of a season into the store.</summary>
internal static class FetchCommand
{
    public static Command Create()
    {
        var season = new Argument<int>("season") { Description = "The season to fetch: the year it starts in." };
        var command = new Command("fetch", "Import a season into the store.") { season };
        var settings = new HostSettings(command, runs: false);
        command.SetAction((arguments, cancellationToken) =>
            Faults.ReportAsync(() => FetchAsync(arguments.GetValue(season), settings.Read(arguments), cancellationToken)));
        return command;
    }

    private static async Task<int> FetchAsync(int season, Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        if (!SeasonWeekKey.IsSeason(season))
        {
            throw new FormatException($"Seasons go from {SeasonWeekKey.FirstSeason} to {SeasonWeekKey.LastSeason}; {season} is none.");
        }

        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        // The lines of the import say what matters; a log in between would tear the progress bar.
        builder.Logging.AddStandardError().SetMinimumLevel(LogLevel.Critical);
        builder.AddSilo(clustered: false);
        await builder.Configuration.PrepareStorageAsync(cancellationToken);

        using var host = builder.Build();
        host.Services.CheckOptions();
        await host.StartAsync(cancellationToken);
        try
        {
            return await ImportAsync(host.Services.GetRequiredService<IClusterClient>().GetSeason(season), season, cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> ImportAsync(ISeasonGrain season, int year, CancellationToken cancellationToken)
    {
        var failed = 0;
        await FetchOutput.ShowAsync(SeasonWeekKey.WeeksOf(year).Count, async output =>
        {
            await foreach (var import in season.Import(cancellationToken))
            {
                failed += import.Failure is null && import.Faults.IsEmpty ? 0 : 1;
                output.Write(import);
            }
        });
        if (failed > 0)
        {
            await Console.Error.WriteLineAsync($"livescore: {failed} weeks of season {year} were not imported whole; fetch again to try those once more.");
        }

        return failed == 0 ? 0 : Faults.Failed;
    }
}
