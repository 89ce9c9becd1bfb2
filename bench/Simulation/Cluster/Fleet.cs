using System.Globalization;

namespace LiveScore.Simulation.Cluster;

/// <summary>The processes that should run, and those that do.</summary>
internal sealed class Fleet(World world)
{
    private readonly string _cluster = $"simulation-{Interlocked.Increment(ref s_fleets)}";
    private readonly List<Node> _all = [];
    private readonly SiloNode?[] _silos = new SiloNode?[world.Plan.Silos];
    private readonly GatewayNode?[] _gateways = new GatewayNode?[2];

    private static int s_fleets;

    public IReadOnlyList<SiloNode> Silos => [.. _silos.OfType<SiloNode>()];

    public IReadOnlyList<GatewayNode> Gateways => [.. _gateways.OfType<GatewayNode>()];

    public GatewayNode? AnyGateway(Chance chance) => Gateways is { Count: > 0 } running ? chance.Of(running) : null;

    /// <summary>Starts what is missing.</summary>
    public async Task FillAsync()
    {
        for (var place = 0; place < _silos.Length; place++)
        {
            await StartSiloAsync(place);
        }

        for (var place = 0; place < _gateways.Length; place++)
        {
            await StartGatewayAsync(place);
        }
    }

    /// <summary>A silo goes, and comes back some time later.</summary>
    public async Task LoseAsync(SiloNode silo, bool gracefully, TimeSpan absence)
    {
        var place = Array.IndexOf(_silos, silo);
        _silos[place] = null;
        await (gracefully ? silo.StopAsync() : silo.KillAsync());
        await world.WaitAsync(absence);
        await StartSiloAsync(place);
    }

    public async Task LoseAsync(GatewayNode gateway, bool gracefully, TimeSpan absence)
    {
        var place = Array.IndexOf(_gateways, gateway);
        _gateways[place] = null;
        await (gracefully ? gateway.StopAsync() : gateway.KillAsync());
        await world.WaitAsync(absence);
        await StartGatewayAsync(place);
    }

    /// <summary>A silo that believes to be alone: it has the same store, and knows nobody.</summary>
    public async Task<SiloNode> StartTwinAsync()
    {
        var twin = Add(new SiloNode(world, Named("twin"), $"{_cluster}-twin-{_all.Count}"));
        await twin.StartAsync();
        return twin;
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _all)
        {
            await node.DisposeAsync();
        }
    }

    private async Task StartSiloAsync(int place)
    {
        if (_silos[place] is null)
        {
            var silo = _silos[place] = Add(new SiloNode(world, Named("silo"), _cluster));
            await silo.StartAsync();
        }
    }

    private async Task StartGatewayAsync(int place)
    {
        // A gateway of the stand-in does not start before there is a silo.
        while (Silos.Count == 0)
        {
            await world.WaitAsync(TimeSpan.FromMilliseconds(500));
        }

        if (_gateways[place] is null)
        {
            var gateway = Add(new GatewayNode(world, Named("gateway"), _cluster));
            await gateway.StartAsync();
            _gateways[place] = gateway;
        }
    }

    private T Add<T>(T node) where T : Node
    {
        _all.Add(node);
        return node;
    }

    private string Named(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind} {_all.Count}");
}
