using System.Diagnostics;
using System.Globalization;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Testing.Clusters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;

namespace LiveScore.Cluster;

/// <summary>What silos do in a second, one to three of them on the same machine.</summary>
internal static class Scaling
{
    private const int Callers = 64, Weeks = 24;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3), s_patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await using var feed = await FlippingFeed.StartAsync(cancellationToken);
        Console.WriteLine("| silos | calls of grains a second | changes stored and published a second |");
        Console.WriteLine("| ---: | ---: | ---: |");
        for (var silos = 1; silos <= 3; silos++)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(s_patience + time);
            var plan = new ClusterPlan { Silos = silos, Gateways = 0, Speed = 1, Settings = [$"LiveScore__Feed__Url={feed.Url}"] };
            await using var cluster = await LiveCluster.StartAsync(plan, patience.Token);
            using var client = Client(cluster.ConnectionString);
            await client.StartAsync(patience.Token);
            var grains = client.Services.GetRequiredService<IClusterClient>();
            var calls = await RateAsync(Callers, caller => CallAsync(grains, caller), time, patience.Token);
            var changes = await RateAsync(Weeks, week => ChangeAsync(grains, week), time, patience.Token);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {silos} | {calls:#,##0} | {changes:#,##0} |"));
            await client.StopAsync(patience.Token);
        }
    }

    // A read that the grain answers from memory.
    private static async Task<int> CallAsync(IClusterClient grains, int caller)
    {
        await grains.GetSeasonWeek(WeekOf(caller, season: 2010)).GetSummary();
        return 1;
    }

    // Asks the feed, which has always something new, stores that and publishes it.
    private static async Task<int> ChangeAsync(IClusterClient grains, int week)
    {
        var import = await grains.GetSeasonWeek(WeekOf(week, season: 2013)).Import();
        return import.Failure is null && import.Games.Any(game => game.Updated) ? 1 : 0;
    }

    private static SeasonWeekKey WeekOf(int number, int season) => new(season + (number / 17), SeasonType.Reg, 1 + (number % 17));

    private static async Task<double> RateAsync(int callers, Func<int, Task<int>> call, TimeSpan time, CancellationToken cancellationToken)
    {
        var (done, isOver) = (0L, false);
        var calling = Enumerable.Range(0, callers).Select(caller => Task.Run(
            async () =>
            {
                while (!Volatile.Read(ref isOver))
                {
                    Interlocked.Add(ref done, await call(caller));
                }
            },
            cancellationToken)).ToList();
        await Task.Delay(s_warmUp, TimeProvider.System, cancellationToken);
        var (before, began) = (Interlocked.Read(ref done), Stopwatch.GetTimestamp());
        await Task.Delay(time, TimeProvider.System, cancellationToken);
        var rate = (Interlocked.Read(ref done) - before) / Stopwatch.GetElapsedTime(began).TotalSeconds;
        Volatile.Write(ref isOver, true);
        await Task.WhenAll(calling).WaitAsync(cancellationToken);
        return rate;
    }

    private static IHost Client(string postgres)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", postgres));
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("livescore", "livescore"));
        });
        return builder.Build();
    }
}
