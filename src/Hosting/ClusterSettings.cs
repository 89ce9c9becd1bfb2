using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LiveScore.Hosting;

/// <summary>
/// How silos and gateways find each other, and how long they wait for one another. Read from the section <see cref="Section"/> by
/// both, so that one set of settings serves all processes, and checked at start.
/// </summary>
public sealed class ClusterSettings : IValidateOptions<ClusterSettings>
{
    public const string Section = "LiveScore:Cluster";

    /// <summary>
    /// How long a silo waits for a probe of another one. Default 1 s: a silo that hangs is found in about ten seconds instead of
    /// seventy, and a pause of half a second costs nobody his place.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.2", "00:00:30", ErrorMessage = Section + ":ProbeTimeout must lie between 0.2 and 30 s.")]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Probes missed in a row before a silo is suspected. Default 2.</summary>
    [Range(1, 10, ErrorMessage = Section + ":MissedProbes must lie between 1 and 10.")]
    public int MissedProbes { get; set; } = 2;

    /// <summary>
    /// Silos that have to suspect another one before it is declared dead. Default 2, so that one with a broken line cannot
    /// condemn the others; of two silos one vote is enough whatever this says.
    /// </summary>
    [Range(1, 10, ErrorMessage = Section + ":Votes must lie between 1 and 10.")]
    public int Votes { get; set; } = 2;

    /// <summary>How often a silo reads the table of silos, besides what the others tell it. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = Section + ":TableRefresh must lie between 1 s and 5 min.")]
    public TimeSpan TableRefresh { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a silo writes there that it lives; three times as long and a new one does not wait for it. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = Section + ":AliveEvery must lie between 1 s and 5 min.")]
    public TimeSpan AliveEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a call to a grain may take, from a silo or a gateway. One to a silo that was killed hangs so long. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = Section + ":ResponseTimeout must lie between 1 s and 1 min.")]
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a gateway reads which silos there are: so long a new one gets no calls of it. Default 1 s: one that hangs goes on getting calls until then.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:05:00", ErrorMessage = Section + ":SilosEvery must lie between 0.5 s and 5 min.")]
    public TimeSpan SilosEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long is waited before PostgreSQL or the silos are tried again at start, which has no end. Default 0.5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30", ErrorMessage = Section + ":ConnectEvery must lie between 0.1 and 30 s.")]
    public TimeSpan ConnectEvery { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// How long a process may take to stop before it is left as it is: a silo hands over its grains, a gateway sends its viewers
    /// elsewhere. Default 45 s; whoever stops it has to wait longer.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:30", "00:10:00", ErrorMessage = Section + ":StopLimit must lie between 30 s and 10 min.")]
    public TimeSpan StopLimit { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>TLS between the processes of the cluster. Default none.</summary>
    public ClusterTls Tls { get; set; } = new();

    public ValidateOptionsResult Validate(string? name, ClusterSettings options)
    {
        List<string> faults = [.. options.Tls.Faults().Select(fault => $"{Section}:{fault}")];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
