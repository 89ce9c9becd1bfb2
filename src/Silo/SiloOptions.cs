using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace LiveScore.Silo;

/// <summary>How a silo stores and where it listens.</summary>
public sealed class SiloOptions : IValidateOptions<SiloOptions>
{
    public const string Section = "LiveScore:Silo";

    /// <summary>
    /// Configuration key <c>LiveScore:Silo:Data</c>: the folder of the embedded store, used when there is no
    /// <c>ConnectionStrings:Postgres</c>. Default <c>data</c>.
    /// </summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>
    /// The address at which it listens, and other silos and gateways reach it; or a network in which this machine has one address,
    /// for containers, which do not know theirs. Default 127.0.0.1: nobody on another machine.
    /// </summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port for other silos. 0 (default) takes a free one; a cluster behind a firewall sets it.</summary>
    [Range(0, 65535, ErrorMessage = Section + ":Port lies between 0 and 65535.")]
    public int Port { get; set; }

    /// <summary>Port for gateways. 0 (default) takes a free one.</summary>
    [Range(0, 65535, ErrorMessage = Section + ":GatewayPort lies between 0 and 65535.")]
    public int GatewayPort { get; set; }

    /// <summary>
    /// Port at which a silo in a process of its own tells probes how it is, on loopback and on <see cref="Address"/>. Default none.
    /// </summary>
    [Range(1, 65535, ErrorMessage = Section + ":HealthPort lies between 1 and 65535; without it nothing listens.")]
    public int? HealthPort { get; set; }

    /// <summary><see cref="Address"/>, found on this machine.</summary>
    internal IPAddress FindAddress() =>
        SiloAddress.TryFind(Address, SiloAddress.OfThisMachine(), out var address, out var fault)
            ? address
            : throw new FormatException($"{Section}:{nameof(Address)} {fault}");

    public ValidateOptionsResult Validate(string? name, SiloOptions options)
    {
        List<string> faults = [];
        if (!SiloAddress.TryFind(options.Address, SiloAddress.OfThisMachine(), out _, out var fault))
        {
            faults.Add($"{Section}:{nameof(Address)} {fault}");
        }

        var ports = new[] { options.Port, options.GatewayPort, options.HealthPort ?? 0 }.Where(port => port > 0).ToList();
        if (ports.Distinct().Count() < ports.Count)
        {
            faults.Add($"{Section}: Port, GatewayPort and HealthPort have to differ.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
