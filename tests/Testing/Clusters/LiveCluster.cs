using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace LiveScore.Testing.Clusters;

/// <summary>
/// The product as a cluster: silos and gateways as processes of their own on a PostgreSQL server of their own, playing week 12 of 2015
/// in fast time. Which silo does what is read from what they log.
/// </summary>
public sealed class LiveCluster : IAsyncDisposable
{
    /// <summary>The week's stream, on any gateway.</summary>
    public const string Stream = "/api/season/2015/12/stream";

    private const string Recording = "replay-2015-reg-12.jsonl";

    // What a silo logs that stores the week, and one that reads the queue of its stream.
    private const string Stores = "Week 2015/reg/12 is at version ", Reads = "AddSubscriber: Stream=";

    private static readonly HttpClient s_http = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = TimeSpan.FromSeconds(2) };

    // Lines with the moment, for whoever reads several logs side by side.
    private static readonly string[] s_logging = [
        "Logging__Console__FormatterName=simple", "Logging__Console__FormatterOptions__SingleLine=true",
        "Logging__Console__FormatterOptions__UseUtcTimestamp=true", "Logging__Console__FormatterOptions__TimestampFormat=HH:mm:ss.fff "];

    private readonly List<ClusterMember> _silos = [];
    private readonly List<ClusterMember> _gateways = [];
    private readonly List<int> _siloPorts = [];
    private readonly ClusterPlan _plan;
    private volatile ClusterMember? _owner;
    private volatile ClusterMember? _queueHolder;
    private string[] _settings = [];

    private LiveCluster(ClusterPlan plan) => _plan = plan;

    public PostgresServer Postgres { get; private set; } = null!;

    public FeedServer Feed { get; private set; } = null!;

    public SiloNetwork? Network { get; private set; }

    public StoredWeek Stored { get; private set; } = null!;

    public IReadOnlyList<ClusterMember> Silos => _silos;

    public IReadOnlyList<ClusterMember> Gateways => _gateways;

    /// <summary>Of the gateways.</summary>
    public IReadOnlyList<Uri> Urls { get; private set; } = [];

    /// <summary>For clients of the silos, and whoever wants to look.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>The silo that stored the newest version that any has told of.</summary>
    public ClusterMember Owner => _owner ?? throw new InvalidOperationException($"No silo stores the week:\n{Words}");

    /// <summary>The silo that last began to read the queue of the week's stream.</summary>
    public ClusterMember QueueHolder => _queueHolder ?? throw new InvalidOperationException($"No silo reads the week's stream:\n{Words}");

    /// <summary>Whether the owner and the holder of the queue are known.</summary>
    public bool IsKnown => _owner is not null && _queueHolder is not null;

    public string Words => string.Join('\n', _silos.Concat(_gateways).Select(member => member.Words));

    /// <summary>Starts all of it. Skips the test where what it needs is not there.</summary>
    public static async Task<LiveCluster> StartAsync(ClusterPlan plan, CancellationToken cancellationToken)
    {
        Assert.SkipUnless(Missing is null, Missing ?? "");
        var cluster = new LiveCluster(plan);
        try
        {
            await cluster.BeginAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Why there can be no cluster; null where there can.</summary>
    public static string? Missing =>
        !File.Exists(ProgramOf("Silo")) || !File.Exists(ProgramOf("Gateway")) ? "LiveScore.Silo and LiveScore.Gateway are not built."
        : File.Exists(Path.Combine(Path.GetDirectoryName(ProgramOf("Silo"))!, "Orleans.StandIn.dll"))
            ? "This is a build on the stand-in for Orleans, which runs in one process and has no cluster."
            : null;

    /// <summary>Until the cluster counts a silo as one of its own, or no longer does.</summary>
    public async Task UntilActiveAsync(ClusterMember silo, bool isActive, CancellationToken cancellationToken)
    {
        using var glances = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await Stored.IsActiveAsync(_siloPorts[_silos.IndexOf(silo)], cancellationToken) != isActive)
        {
            await glances.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Starts a silo more.</summary>
    public async Task<ClusterMember> AddSiloAsync(CancellationToken cancellationToken)
    {
        var silo = NewSilo();
        await silo.StartAsync(cancellationToken);
        return silo;
    }

    /// <summary>Starts again whatever has ended.</summary>
    public Task RestartEndedAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_silos.Concat(_gateways).Where(member => !member.IsRunning).Select(member => member.StartAsync(cancellationToken)));

    /// <summary>Lets the feed stand still and waits until every gateway shows the games as they were then. Gives the version.</summary>
    public async Task<(long Version, JsonArray Games)> SettleAsync(CancellationToken cancellationToken) =>
        await new ShownGames(Urls, Recording).UntilTrueAsync(await Feed.SetClockAsync(speed: 0), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var member in _gateways.Concat(_silos))
        {
            await member.DisposeAsync();
        }

        if (Stored is not null)
        {
            await Stored.DisposeAsync();
        }

        if (Feed is not null)
        {
            await Feed.DisposeAsync();
        }

        if (Postgres is not null)
        {
            await Postgres.DisposeAsync();
        }

        if (Network is not null)
        {
            await Network.DisposeAsync();
        }
    }

    // Beside this program, wherever all of them were built.
    private static string ProgramOf(string project)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, $"LiveScore.{project}");
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var host = "127.0.0.1";
        if (_plan.IsNetworked)
        {
            Network = await SiloNetwork.LayAsync(_plan.Silos);
            host = Network.Host.ToString();
        }

        Feed = await FeedServer.StartAsync(
            "--host", host, "--timeline", Recording, "--season", "season-2015.csv", "--speed", _plan.Speed.ToString(CultureInfo.InvariantCulture),
            "--start", _plan.Start.ToString("O", CultureInfo.InvariantCulture));
        Postgres = await PostgresServer.StartAsync();
        await Postgres.CreateDatabaseAsync("cluster");
        // By a file, which is there in every network.
        ConnectionString = _plan.IsNetworked ? Postgres.SocketConnectionString("cluster") : Postgres.ConnectionString("cluster");
        Stored = new(ConnectionString);
        var (began, leagues) = (TimeProvider.System.GetUtcNow(), await Feed.SetClockAsync());
        _settings = [
            $"ConnectionStrings__Postgres={ConnectionString}", "LiveScore__Feed__Kind=scorestrip", $"LiveScore__Feed__Url={Feed.Url}",
            "LiveScore__Season=2015", "LiveScore__Week=12",
            $"LiveScore__Clock={leagues:O}", $"LiveScore__ClockSince={began:O}", $"LiveScore__ClockSpeed={_plan.Speed.ToString(CultureInfo.InvariantCulture)}",
            .. _plan.Logs is null ? Array.Empty<string>() : s_logging, .. _plan.Settings];
        var silos = Enumerable.Range(0, _plan.Silos).Select(_ => NewSilo()).ToList();
        var gateways = Enumerable.Range(0, _plan.Gateways).Select(_ => NewGateway()).ToList();
        await Task.WhenAll(silos.Select(silo => silo.StartAsync(cancellationToken)));
        await Task.WhenAll(gateways.Select(gateway => gateway.StartAsync(cancellationToken)));
    }

    private ClusterMember NewSilo()
    {
        var (number, port, gatewayPort) = (_silos.Count, Loopback.FreePort(), Loopback.FreePort());
        var address = Network?.AddressOf(number).ToString() ?? "127.0.0.1";
        _siloPorts.Add(port);
        var silo = new ClusterMember(
            string.Create(CultureInfo.InvariantCulture, $"silo {number + 1}"),
            () => StartInfo(Network?.Into(number) ?? [], "Silo", [
                $"LiveScore__Silo__Address={address}", $"LiveScore__Silo__Port={port}", $"LiveScore__Silo__GatewayPort={gatewayPort}",
                "Logging__LogLevel__LiveScore.Grains.SeasonWeekGrain=Debug", "Logging__LogLevel__Orleans.Streams.changes=Debug"]),
            (member, _) => Task.FromResult(member.HasBegun),
            Hear,
            LogOf("silo", number));
        _silos.Add(silo);
        return silo;
    }

    private ClusterMember NewGateway()
    {
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Loopback.FreePort()}/"));
        var gateway = new ClusterMember(
            string.Create(CultureInfo.InvariantCulture, $"gateway {_gateways.Count + 1}"),
            () => StartInfo([], "Gateway", [$"ASPNETCORE_URLS={url}", "LiveScore__Gateway__Heartbeat=00:00:01"]),
            (_, cancellationToken) => IsReadyAsync(url, cancellationToken),
            (_, _) => { },
            LogOf("gateway", _gateways.Count));
        _gateways.Add(gateway);
        Urls = [.. Urls, url];
        return gateway;
    }

    private string? LogOf(string kind, int number) =>
        _plan.Logs is { } folder ? Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{kind}-{number + 1}.log")) : null;

    private ProcessStartInfo StartInfo(string[] before, string project, string[] settings)
    {
        string[] words = [.. before, ProgramOf(project)];
        var start = new ProcessStartInfo(words[0], words[1..]);
        foreach (var setting in _settings.Concat(settings).Select(setting => setting.Split('=', 2)))
        {
            start.Environment[setting[0]] = setting[1];
        }

        return start;
    }

    private void Hear(ClusterMember silo, string line)
    {
        if (line.Contains(Stores, StringComparison.Ordinal))
        {
            _owner = silo;
        }
        else if (line.Contains(Reads, StringComparison.Ordinal) && line.Contains("2015/reg/12", StringComparison.Ordinal))
        {
            _queueHolder = silo;
        }
    }

    /// <summary>Whether a gateway serves scores.</summary>
    public static async Task<bool> IsReadyAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await s_http.GetAsync(new Uri(url, "health/ready"), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
