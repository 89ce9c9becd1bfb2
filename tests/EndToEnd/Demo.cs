using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>The tests that share a process run together, and it ends with the last of them.</summary>
[CollectionDefinition]
public sealed class DemoCollection : ICollectionFixture<Demo>;

/// <summary>
/// One <c>livescore run</c> for all tests of clients: HTTP/1.1 in clear text, HTTP/2 in clear text, and both with TLS, all by the
/// web server's own configuration. Started when the first test asks.
/// </summary>
public sealed class Demo : IAsyncDisposable
{
    /// <summary>The path of the week's stream, without a slash before.</summary>
    public const string Stream = "api/season/2025/1/stream";

    /// <summary>The same week as a topic.</summary>
    public const string Topic = "week/2025/1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livescore-clients-");
    private readonly Lazy<Task<LiveScoreProcess>> _started;
    private NginxProxy? _nginx;

    public Demo() => _started = new(StartAsync);

    /// <summary>The certificate as a file, for clients to trust.</summary>
    public string CertificateFile => Path.Combine(_folder.FullName, "certificate.pem");

    public X509Certificate2 Certificate { get; private set; } = null!;

    public Uri Secure { get; } = new($"https://localhost:{Loopback.FreePort()}/");

    public Uri ClearHttp2 { get; } = new($"http://127.0.0.1:{Loopback.FreePort()}/");

    public async Task<Uri> UrlAsync() => (await _started.Value).Url;

    /// <summary>The same by way of nginx; skips the test where it is not installed.</summary>
    public async Task<Uri> NginxUrlAsync() => (_nginx ??= await NginxProxy.StartAsync(await UrlAsync())).Url;

    public async ValueTask DisposeAsync()
    {
        await (_nginx?.DisposeAsync() ?? default);
        if (_started.IsValueCreated)
        {
            await (await _started.Value).DisposeAsync();
        }

        Certificate?.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<LiveScoreProcess> StartAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        Certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(CertificateFile, Certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(CertificateFile + ".key", key.ExportPkcs8PrivateKeyPem());
        return await LiveScoreProcess.RunAsync(
            _folder.FullName,
            0,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                // Clients come back soon, so that the tests need not wait.
                ["LiveScore__Gateway__Retry"] = "00:00:00.1",
                ["Kestrel__Endpoints__Clear__Url"] = "http://127.0.0.1:0",
                ["Kestrel__Endpoints__ClearHttp2__Url"] = ClearHttp2.ToString(),
                ["Kestrel__Endpoints__ClearHttp2__Protocols"] = "Http2",
                ["Kestrel__Endpoints__Secure__Url"] = Secure.ToString().Replace("localhost", "127.0.0.1", StringComparison.Ordinal),
                ["Kestrel__Endpoints__Secure__Certificate__Path"] = CertificateFile,
                ["Kestrel__Endpoints__Secure__Certificate__KeyPath"] = CertificateFile + ".key",
            },
            "--season", "2025", "--week", "1", "--clock-speed", "120");
    }
}
