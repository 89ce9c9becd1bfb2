using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;

namespace Orleans
{
    public interface IClientConnectionRetryFilter
    {
        Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken);
    }
}

namespace Orleans.Hosting
{
    /// <summary>The options are made and not used: nothing leaves the process, so there is nothing to encrypt.</summary>
    public static class OrleansConnectionSecurityHostingExtensions
    {
        public static ISiloBuilder UseTls(this ISiloBuilder builder, Action<TlsOptions> configureOptions)
        {
            configureOptions(new());
            return builder;
        }

        public static IClientBuilder UseTls(this IClientBuilder builder, Action<TlsOptions> configureOptions)
        {
            configureOptions(new());
            return builder;
        }
    }
}

namespace Orleans.Connections.Security
{
    public delegate bool RemoteCertificateValidator(
        X509Certificate2 certificate, X509Chain? chain, System.Net.Security.SslPolicyErrors policyErrors);

    public enum RemoteCertificateMode
    {
        NoCertificate,
        AllowCertificate,
        RequireCertificate,
    }

    public class TlsOptions
    {
        public X509Certificate2? LocalCertificate { get; set; }

        public RemoteCertificateMode RemoteCertificateMode { get; set; } = RemoteCertificateMode.RequireCertificate;

        public RemoteCertificateMode ClientCertificateMode { get; set; } = RemoteCertificateMode.AllowCertificate;

        public RemoteCertificateValidator? RemoteCertificateValidation { get; set; }

        public Action<Microsoft.AspNetCore.Connections.ConnectionContext, TlsClientAuthenticationOptions>? OnAuthenticateAsClient { get; set; }
    }

    public class TlsClientAuthenticationOptions
    {
        public string? TargetHost { get; set; }
    }
}
