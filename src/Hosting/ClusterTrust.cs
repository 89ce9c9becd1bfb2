using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveScore.Hosting;

/// <summary>Who belongs to the cluster: whose certificate one authority signed, and bears the cluster's name.</summary>
internal sealed class ClusterTrust(X509Certificate2Collection authorities, string name)
{
    public static ClusterTrust Load(string file, string name)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(file);
        return certificates.Count > 0 ? new(certificates, name) : throw new CryptographicException($"There is no certificate in {file}.");
    }

    /// <summary>Why a certificate is not let in; null when it is.</summary>
    public string? Refuses(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var authority in authorities)
        {
            var isRoot = authority.SubjectName.RawData.AsSpan().SequenceEqual(authority.IssuerName.RawData);
            (isRoot ? chain.ChainPolicy.CustomTrustStore : chain.ChainPolicy.ExtraStore).Add(authority);
        }

        return !chain.Build(certificate) ? string.Join(' ', chain.ChainStatus.Select(status => status.StatusInformation.Trim()))
            : !certificate.MatchesHostname(name) ? $"It does not bear the name {name}."
            : null;
    }
}
