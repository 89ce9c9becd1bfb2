using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Grains.Tests.Support;
using LiveScore.Silo;
using LiveScore.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace LiveScore.Grains.Tests.Storage;

/// <summary>The product's silos as they are hosted, finding each other through PostgreSQL alone.</summary>
public sealed class SilosOnPostgresTests
{
    private const string Active = "select count(*) from OrleansMembershipTable where Status = 3";

    private readonly LeagueClock _clock = new(new ManualClock(Games.Kickoff));
    private readonly ScriptedFeed _feed;

    public SilosOnPostgresTests() => _feed = new(_clock);

    [Fact]
    public async Task Silos_JoinThroughThePostgresTableAndServeAClient()
    {
        OrleansKind.SkipOnStandIn("runs in one process and has no membership");
        await using var store = await PostgresStore.OpenAsync();
        _feed.Answer(Games.Week12, Games.Report(Games.Kickoff, Games.Scheduled().InPlay()));
        using var first = await StartSiloAsync(store, "first");
        using var second = await StartSiloAsync(store, "second");
        await Deadline.UntilAsync(async () => await store.CountAsync(Active) == 2, "two active silos");
        using var gateway = Host.CreateApplicationBuilder(Bare()).UseClient(store).Build();
        await Deadline.For(gateway.StartAsync(TestContext.Current.CancellationToken));
        var week = gateway.Services.GetRequiredService<IClusterClient>().GetSeasonWeek(Games.Week12);

        await Deadline.For(week.Import());

        Assert.Equal(1, (await Deadline.For(week.GetChanges(WeekPosition.None))).Version);
        Assert.Equal(1, await store.RemindersOfAsync(Games.Week12));

        await Deadline.For(first.StopAsync(TestContext.Current.CancellationToken));
        await Deadline.UntilAsync(async () => await store.CountAsync(Active) == 1, "one active silo");
        await Deadline.UntilAsync(
            async () =>
            {
                try
                {
                    return (await week.GetChanges(WeekPosition.None)).Version == 1;
                }
                catch (Exception fault) when (fault is OrleansMessageRejectionException or TimeoutException)
                {
                    return false;
                }
            },
            "an answer of the other silo");
        await Deadline.For(gateway.StopAsync(TestContext.Current.CancellationToken));
        await Deadline.For(second.StopAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await store.CountAsync(Active));
    }

    private async Task<IHost> StartSiloAsync(PostgresStore store, string name)
    {
        var builder = Host.CreateApplicationBuilder(Bare());
        builder.Configuration[$"ConnectionStrings:{SiloHostExtensions.Postgres}"] = store.Direct;
        builder.Configuration["LiveScore:Feed:Kind"] = "scorestrip";
        builder.Configuration["LiveScore:Feed:Url"] = "http://127.0.0.1:9/";
        builder.Services.AddSingleton(_clock);
        builder.Services.AddSingleton(_feed.On(name));
        builder.AddSilo(clustered: true);
        var host = builder.Build();
        await Deadline.For(host.StartAsync(TestContext.Current.CancellationToken));
        return host;
    }

    private static HostApplicationBuilderSettings Bare() => new() { DisableDefaults = true };
}

internal static class ClientOfSilos
{
    public static HostApplicationBuilder UseClient(this HostApplicationBuilder builder, PostgresStore store)
    {
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", store.Direct));
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("livescore", "livescore"));
        });
        return builder;
    }
}
