using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Hosting;
using LiveScore.Silo;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;

namespace LiveScore.Cli.Fetch;

/// <summary>
/// Imports weeks with a silo of its own. Neither a feed that is silent nor a store that is busy holds up who has heard Ctrl-C:
/// what waits for them is left behind.
/// </summary>
internal sealed class SeasonImport(int season, IReadOnlyList<SeasonWeekKey> weeks, Dictionary<string, string?> settings)
{
    /// <summary>What is being stored at Ctrl-C gets so long to be stored.</summary>
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(1);

    private readonly Channel<WeekImport> _imports = Channel.CreateUnbounded<WeekImport>();

    /// <summary>Gives each week to <paramref name="show"/> as it is done, counted.</summary>
    public async Task RunAsync(Func<IAsyncEnumerable<WeekImport>, Task> show, FetchTally tally, CancellationToken cancellationToken)
    {
        // Not on this thread: a store that is locked makes its caller wait.
        var host = await Task.Run(() => StartAsync(cancellationToken), CancellationToken.None).WaitAsync(cancellationToken);
        try
        {
            var importing = ImportAsync(host.Services.GetRequiredService<IClusterClient>().GetSeason(season), cancellationToken);
            await show(CountAsync(tally, cancellationToken));
            await importing;
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }
        catch
        {
            // Not disposed of: it may still be busy, and the process ends anyway.
            await Task.Run(() => host.StopAsync(CancellationToken.None), CancellationToken.None)
                .WaitAsync(s_farewell, TimeProvider.System, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async Task<IHost> StartAsync(CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder(HostArguments.WithFixedSettings());
        builder.Configuration.AddInMemoryCollection(settings);
        // The lines of the import say what matters; a log in between would tear the progress bar.
        builder.Logging.AddStandardError().SetMinimumLevel(LogLevel.Critical)
            .AddFilter("Orleans", LogLevel.Critical).AddFilter("Microsoft", LogLevel.Critical);
        builder.AddSilo(clustered: false);
        // The host would hear Ctrl-C by itself, and a second one would not end the process.
        builder.Services.RemoveAll<IHostLifetime>().AddSingleton<IHostLifetime, NoLifetime>();
        await builder.Configuration.PrepareStorageAsync(cancellationToken);

        var host = builder.Build();
        host.Services.CheckOptions();
        await host.StartAsync(cancellationToken);
        return host;
    }

    private async Task ImportAsync(ISeasonGrain grain, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var import in grain.ImportWeeks([.. weeks], cancellationToken))
            {
                _imports.Writer.TryWrite(import);
            }

            _imports.Writer.Complete();
        }
        catch (Exception fault)
        {
            _imports.Writer.Complete(fault);
        }
    }

    private async IAsyncEnumerable<WeekImport> CountAsync(FetchTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var import in _imports.Reader.ReadAllAsync(cancellationToken))
        {
            tally.Count(import);
            yield return import;
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
