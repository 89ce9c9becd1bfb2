using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveScore.Hosting;

/// <summary>
/// Mutual TLS: whoever connects, silo or gateway, shows a certificate that <see cref="Authority"/> signed for
/// <see cref="Name"/>. All three files, in PEM, or none.
/// </summary>
public sealed class ClusterTls
{
    /// <summary>File of this process' own certificate.</summary>
    public string? Certificate { get; set; }

    /// <summary>File of its private key, not encrypted.</summary>
    public string? Key { get; set; }

    /// <summary>File of the authority's certificate; those between it and the others may stand there too.</summary>
    public string? Authority { get; set; }

    /// <summary>The DNS name that every certificate of the cluster bears. Default <c>livescore</c>.</summary>
    public string Name { get; set; } = "livescore";

    public bool IsOn => Certificate is not null || Key is not null || Authority is not null;

    /// <summary>What keeps these files from being used.</summary>
    internal IEnumerable<string> Faults()
    {
        if (!IsOn)
        {
            return [];
        }

        var missing = new[] { (nameof(Certificate), Certificate), (nameof(Key), Key), (nameof(Authority), Authority) }
            .Where(file => !File.Exists(file.Item2))
            .Select(file => $"Tls:{file.Item1} must be a file that can be read; '{file.Item2}' is none.")
            .ToList();
        return missing.Count > 0 ? missing : FaultsOfFiles();
    }

    private IEnumerable<string> FaultsOfFiles()
    {
        string? fault = null;
        try
        {
            using var own = Load();
            var trust = ClusterTrust.Load(Authority!, Name);
            fault = trust.Refuses(own) is { } reason ? $"Tls:Certificate would not be let in by others: {reason}" : null;
        }
        catch (Exception thrown) when (thrown is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            fault = $"Tls: the files hold no certificate with its key and no authority, in PEM: {thrown.Message}";
        }

        return fault is null ? [] : [fault];
    }

    internal X509Certificate2 Load() => X509Certificate2.CreateFromPemFile(Certificate!, Key!);
}
