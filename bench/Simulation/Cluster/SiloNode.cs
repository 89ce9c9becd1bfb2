using LiveScore.Contracts;
using LiveScore.Feeds;
using LiveScore.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Storage;

namespace LiveScore.Simulation.Cluster;

/// <summary>A silo with the product's grains; feed, store and streams are the history's.</summary>
internal sealed class SiloNode(World world, string name, string cluster) : Node(world, name, cluster)
{
    public ISeasonWeekGrain Week => Host.Services.GetRequiredService<IGrainFactory>().GetSeasonWeek(Plan.Week);

    protected override void Compose(HostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(World.Plan.Chance.Fork(Name).Random());
        builder.Services.AddSingleton<IFeed>(World.Feed);
        builder.Services.AddGrains(builder.Configuration);
        builder.UseOrleans(silo =>
        {
            silo.UseAdoNetClustering(_ => { });
            silo.Configure<Orleans.Configuration.SiloOptions>(options => options.SiloName = Name);
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5));
            silo.Services.AddKeyedSingleton<IGrainStorage>(StorageNames.Provider, World.Store);
            silo.UseInMemoryReminderService();
        });
    }

    protected override Task DieAsync() => Host.StopAsync(new CancellationToken(canceled: true));
}
