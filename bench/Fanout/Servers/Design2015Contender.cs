using System.Diagnostics;
using System.Globalization;
using LiveScore.Crowd;

namespace LiveScore.Fanout.Servers;

/// <summary>The design of 2015: aiohttp, with a subscription at Redis for each viewer. Redis' work is part of it.</summary>
internal sealed class Design2015Contender : IContender
{
    // The system's own, which has Debian's packages, whatever other one comes first in the path.
    private const string Python = "/usr/bin/python3";

    private static readonly TimeSpan s_importLimit = TimeSpan.FromSeconds(20);

    public string Name => "2015 design";

    public string? Missing => this switch
    {
        _ when Peers.Find("redis-server") is null => "redis-server is not installed",
        _ when !HasLibraries() => "Python has no aiohttp or no redis",
        _ => null,
    };

    public bool Speaks(Transport transport) => transport == Transport.Sse;

    public RunningServer Start(CancellationToken stop) => RunningServer.Start(server =>
    {
        var (port, redis) = (server.Port.ToString(CultureInfo.InvariantCulture), RunningServer.FreePort());
        var number = redis.ToString(CultureInfo.InvariantCulture);
        server.Run(redis, Peers.Find("redis-server")!,
            "--port", number, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--maxclients", "19000",
            "--tcp-backlog", "4096", "--client-output-buffer-limit", "pubsub 0 0 0");
        server.Run(server.Port, Python, Peers.Source("aio2015.py"), port, number);
    }, stop);

    // Each viewer makes it connect elsewhere: it takes them slowly.
    public CrowdPlan Plan(RunningServer server, Transport transport, EventSize size, int viewers) =>
        Peers.Plan(server, transport, viewers) with { Arrivals = 64 };

    public Body BodyOf(EventSize size) => new PeerBody(size).Of;

    private static bool HasLibraries()
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import aiohttp, redis"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        process.StandardError.ReadToEnd();
        return process.WaitForExit(s_importLimit) && process.ExitCode == 0;
    }
}
