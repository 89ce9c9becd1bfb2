using LiveScore.Contracts;
using LiveScore.Hosting;
using Microsoft.Extensions.Options;

namespace LiveScore.Silo;

/// <summary>A silo of a cluster, until it is told to stop.</summary>
internal static class SiloCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(HostArguments.WithFixedSettings(args));
        builder.Logging.AddStandardError();
        builder.AddSilo(clustered: true);
        builder.AddSeasonFollower();
        using var host = builder.Build();
        host.Services.CheckOptions();
        await using var health = await SiloHealth.StartAsync(host.Services, CancellationToken.None);
        var cluster = host.Services.GetRequiredService<IOptions<ClusterSettings>>().Value;
        await new SchemaWait(builder.Configuration, cluster.ConnectEvery, TimeProvider.System, host.Services.GetRequiredService<ILogger<SchemaWait>>())
            .PrepareAsync(CancellationToken.None);
        health.Joins();
        await host.RunAsync();
        return 0;
    }
}
