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

    /// <summary>The address that other silos and gateways reach this one at. Default 127.0.0.1.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port for other silos. 0 (default) takes a free one; a cluster behind a firewall sets it.</summary>
    [Range(0, 65535, ErrorMessage = "LiveScore:Silo:Port lies between 0 and 65535.")]
    public int Port { get; set; }

    /// <summary>Port for gateways. 0 (default) takes a free one.</summary>
    [Range(0, 65535, ErrorMessage = "LiveScore:Silo:GatewayPort lies between 0 and 65535.")]
    public int GatewayPort { get; set; }

    public ValidateOptionsResult Validate(string? name, SiloOptions options) =>
        IPAddress.TryParse(options.Address, out _)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"LiveScore:Silo:Address is an IP address; it is '{options.Address}'.");
}
