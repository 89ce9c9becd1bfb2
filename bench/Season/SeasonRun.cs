using System.Diagnostics;
using LiveScore.Contracts;
using LiveScore.Silo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace LiveScore.Season;

/// <summary>One import of a whole season by a silo of its own, which has stored nothing yet.</summary>
internal static class SeasonRun
{
    // The preseason's week 0 counts, and the season has 17 weeks.
    private const int Season = 2015;

    /// <summary>From the call to its end. Throws when a week was not imported whole: that would be no measurement.</summary>
    public static async Task<TimeSpan> ImportAsync(string feed, KeyValuePair<string, string?> store, int weeks, CancellationToken cancellationToken)
    {
        // Empty, so that no environment variable brings another feed or store. And no log: what matters is checked below.
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("LiveScore:Feed:Kind", "scorestrip"), new("LiveScore:Feed:Url", feed), store]);
        builder.AddSilo(clustered: false);
        await builder.Configuration.PrepareStorageAsync(cancellationToken);
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        try
        {
            var season = host.Services.GetRequiredService<IClusterClient>().GetSeason(Season);
            var imports = new List<WeekImport>();
            var begun = Stopwatch.GetTimestamp();
            await foreach (var import in season.Import(cancellationToken))
            {
                imports.Add(import);
            }

            var time = Stopwatch.GetElapsedTime(begun);
            Check(imports, weeks);
            return time;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static void Check(List<WeekImport> imports, int weeks)
    {
        if (imports.Find(import => import.Failure is not null || !import.Faults.IsEmpty) is { } bad)
        {
            throw new InvalidOperationException($"week {bad.Week} was not imported: {bad.Failure ?? bad.Faults[0]}");
        }

        var whole = imports.Count(import => import.Games.Count(game => game.Updated) == SeasonPages.GamesAWeek);
        if (whole != weeks)
        {
            throw new InvalidOperationException($"{whole} weeks of {weeks} were imported");
        }
    }
}
