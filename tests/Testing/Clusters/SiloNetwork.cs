using System.Diagnostics;
using System.Globalization;
using System.Net;
using Xunit;

namespace LiveScore.Testing.Clusters;

/// <summary>
/// A network of its own for each silo (Linux network namespaces on a bridge), so that cables between them can be cut. What is cut
/// is silent: packets go to an address that nobody has, and neither side is told.
/// </summary>
public sealed class SiloNetwork : IAsyncDisposable
{
    private const string NobodysAddress = "02:00:00:00:00:fe";

    // Several may run beside each other; an interface's name has 15 characters at most.
    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"ls{Environment.ProcessId % 100_000}");
    private readonly string _subnet = string.Create(CultureInfo.InvariantCulture, $"10.{64 + (Environment.ProcessId / 250 % 64)}.{Environment.ProcessId % 250}");
    private readonly int _silos;

    private SiloNetwork(int silos) => _silos = silos;

    /// <summary>This machine, as the silos see it.</summary>
    public IPAddress Host => Address(0);

    /// <summary>Lays the cables. Skips the test where that is not allowed.</summary>
    public static async Task<SiloNetwork> LayAsync(int silos)
    {
        Assert.SkipUnless(Environment.UserName == "root" && File.Exists("/usr/sbin/ip"), "Cutting a network takes root and iproute2.");
        var network = new SiloNetwork(silos);
        try
        {
            await IpAsync("link", "add", network._name, "type", "bridge");
            await IpAsync("addr", "add", $"{network.Host}/24", "dev", network._name);
            await IpAsync("link", "set", network._name, "up");
            for (var silo = 0; silo < silos; silo++)
            {
                await network.ConnectAsync(silo);
            }
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }

        return network;
    }

    public IPAddress AddressOf(int silo) => Address(silo + 10);

    /// <summary>The command that runs another one in a silo's network, as the same process.</summary>
    public string[] Into(int silo) => ["ip", "netns", "exec", NameOf(silo)];

    /// <summary>From now on a silo and the other silos hear nothing of each other. Everybody else hears all of them.</summary>
    public async Task CutAsync(int silo)
    {
        foreach (var other in Others(silo))
        {
            await BlindAsync(silo, other);
            await BlindAsync(other, silo);
        }
    }

    public async Task HealAsync(int silo)
    {
        foreach (var other in Others(silo))
        {
            await ForgetAsync(silo, other);
            await ForgetAsync(other, silo);
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var silo = 0; silo < _silos; silo++)
        {
            await TryIpAsync("netns", "del", NameOf(silo));
        }

        await TryIpAsync("link", "del", _name);
    }

    private IEnumerable<int> Others(int silo) => Enumerable.Range(0, _silos).Where(other => other != silo);

    private IPAddress Address(int host) => IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"{_subnet}.{host + 1}"));

    private string NameOf(int silo) => string.Create(CultureInfo.InvariantCulture, $"{_name}-{silo}");

    private async Task ConnectAsync(int silo)
    {
        var (name, outer) = (NameOf(silo), string.Create(CultureInfo.InvariantCulture, $"{_name}v{silo}"));
        await IpAsync("netns", "add", name);
        await IpAsync("link", "add", outer, "type", "veth", "peer", "name", "eth0", "netns", name);
        await IpAsync("link", "set", outer, "master", _name, "up");
        await IpAsync("-n", name, "addr", "add", $"{AddressOf(silo)}/24", "dev", "eth0");
        await IpAsync("-n", name, "link", "set", "eth0", "up");
        await IpAsync("-n", name, "link", "set", "lo", "up");
    }

    private Task BlindAsync(int silo, int other) => IpAsync(
        "-n", NameOf(silo), "neigh", "replace", $"{AddressOf(other)}", "lladdr", NobodysAddress, "dev", "eth0", "nud", "permanent");

    private Task ForgetAsync(int silo, int other) => IpAsync("-n", NameOf(silo), "neigh", "del", $"{AddressOf(other)}", "dev", "eth0");

    private static async Task IpAsync(params string[] arguments)
    {
        var (code, words) = await TryIpAsync(arguments);
        Assert.True(code == 0, $"ip {string.Join(' ', arguments)}: {words}");
    }

    private static async Task<(int Code, string Words)> TryIpAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/sbin/ip", arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var words = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, words);
    }
}
