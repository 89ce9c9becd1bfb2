using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Connections.Security;

namespace LiveScore.Hosting;

/// <summary>What silos and gateways have in common.</summary>
public static class ClusterExtensions
{
    /// <summary>Adds <see cref="ClusterSettings"/>, and gives the process its time to stop.</summary>
    public static IHostApplicationBuilder AddClusterSettings(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ClusterSettings>().BindConfiguration(ClusterSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ClusterSettings>, ClusterSettings>();
        // Read before it is checked: the host asks for it when it is built, and the check is to tell of all settings at once.
        var stopLimit = (builder.Configuration.GetSection(ClusterSettings.Section).Get<ClusterSettings>() ?? new()).StopLimit;
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = stopLimit);
        return builder;
    }

    /// <summary>
    /// Sets up TLS where it is configured. Files that cannot be used are left to the check of the settings, which says all that is
    /// wrong with them.
    /// </summary>
    /// <param name="configuration">Where the files are named.</param>
    /// <param name="useTls">Gives the options to Orleans.</param>
    public static void UseClusterTls(this IConfiguration configuration, Action<Action<TlsOptions>> useTls)
    {
        var tls = configuration.GetSection($"{ClusterSettings.Section}:{nameof(ClusterSettings.Tls)}").Get<ClusterTls>();
        if (tls is { IsOn: true } && !tls.Faults().Any())
        {
            var (own, trust) = (tls.Load(), ClusterTrust.Load(tls.Authority!, tls.Name));
            useTls(options =>
            {
                options.LocalCertificate = own;
                options.RemoteCertificateMode = options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
                // Addresses of silos come and go: the name in the certificate is the cluster's.
                options.RemoteCertificateValidation = (certificate, _, _) => trust.Refuses(certificate) is null;
                options.OnAuthenticateAsClient = (_, client) => client.TargetHost = tls.Name;
            });
        }
    }
}
