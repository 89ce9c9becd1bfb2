using System.Diagnostics;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>An authority of a test's own, and what it signs, by openssl.</summary>
internal sealed class Certificates : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livescore-tls-");

    /// <summary>Skips the test where openssl is not installed.</summary>
    public static async Task<Certificates> MakeAsync()
    {
        Assert.SkipWhen(Programs.Find("openssl") is null, "openssl is not installed.");
        var made = new Certificates();
        await made.OpenSslAsync("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", "/CN=LiveScore test authority", "-keyout", "ca.key", "-out", "ca.pem");
        return made;
    }

    /// <summary>A certificate for a name, as settings of a process.</summary>
    public async Task<string[]> SignAsync(string owner, string name = "livescore")
    {
        await OpenSslAsync("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-subj", $"/CN={owner}", "-keyout", $"{owner}.key", "-out", $"{owner}.csr");
        await File.WriteAllTextAsync(PathOf($"{owner}.ext"), $"subjectAltName=DNS:{name}\nextendedKeyUsage=serverAuth,clientAuth\n");
        await OpenSslAsync("x509", "-req", "-in", $"{owner}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
            "-extfile", $"{owner}.ext", "-out", $"{owner}.pem");
        return Settings(owner);
    }

    /// <summary>The settings of a process whose certificate this authority signed, and which trusts another one.</summary>
    public string[] Settings(string owner, Certificates? authority = null) =>
    [
        $"LiveScore__Cluster__Tls__Certificate={PathOf($"{owner}.pem")}", $"LiveScore__Cluster__Tls__Key={PathOf($"{owner}.key")}",
        $"LiveScore__Cluster__Tls__Authority={(authority ?? this).PathOf("ca.pem")}",
    ];

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task OpenSslAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = _folder.FullName,
            RedirectStandardError = true,
        })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, errors);
    }
}
