using System.Net;
using LiveScore.Contracts;
using LiveScore.Gateway;
using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Metrics;
using LiveScore.Gateway.Topics;
using LiveScore.Simulation.Viewers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace LiveScore.Simulation.Cluster;

/// <summary>A gateway with the product's followers, topics and fan-out; only its sockets are the history's.</summary>
internal sealed class GatewayNode : Node
{
    private readonly GrainLine _grains;
    private readonly List<ViewerLine> _lines = [];

    public GatewayNode(World world, string name, string cluster)
        : base(world, name, cluster) => _grains = new(world, this);

    /// <summary>No call comes through.</summary>
    public bool IsCutOff { get; set; }

    /// <summary>Whether, a moment ago or now, the grain could not be asked in time.</summary>
    public bool HasTrouble => _grains.HasTrouble;

    /// <summary>Lets a viewer in as the endpoint of streams does. Null where it is refused.</summary>
    public async Task<Action?> AdmitAsync(ViewerLine line, ViewerWish wish, string? lastEventId)
    {
        _lines.Add(line);
        var context = Host.Services.GetRequiredService<LiveScore.Gateway.Transports.TransportContext>();
        if (await context.Topics.IsUnknownAsync(Plan.Week, CancellationToken.None) || context.IsStopping)
        {
            return null;
        }

        using var place = context.Slots.Take(IPAddress.Loopback);
        var topic = new TopicName(Plan.Week);
        var resumeAt = await context.Topics.ResumeAsync(lastEventId, [topic]);
        var viewer = context.Loops.Admit(line, Format.Stream, place, user: null);
        viewer.Subscribe([new Wish(topic, wish.View, resumeAt[0])]);
        return viewer.Leave;
    }

    protected override void Compose(HostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<LiveScore.Gateway.GatewayOptions>().BindConfiguration(LiveScore.Gateway.GatewayOptions.Section);
        services.AddSingleton(new Jitter(World.Plan.Chance.Fork(Name).Random()));
        services.AddSingleton<RoundRunner>(run => () => ThreadPool.UnsafeQueueUserWorkItem(_ => Run(run), null));
        services.AddMetrics();
        services.AddGatewayMetrics(builder.Configuration);
        services.AddTopics(builder.Configuration);
        LiveScore.Gateway.Transports.TransportExtensions.AddTransports(services);
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(_ => { });
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5));
        });
        services.AddSingleton<IClusterClient>(provider => _grains.To((IClusterClient)provider.GetRequiredService<IGrainFactory>()));
    }

    protected override void End()
    {
        base.End();
        _lines.ForEach(line => line.Break());
    }

    private void Run(Func<bool> run)
    {
        if (IsAlive)
        {
            run();
        }
    }
}
