using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>nginx with <c>deploy/nginx.conf</c>, on a free port and in a temporary folder; only addresses are others.</summary>
internal sealed class NginxProxy : IAsyncDisposable
{
    private static readonly string s_configuration = Path.Combine(
        typeof(NginxProxy).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!,
        "deploy", "nginx.conf");

    // Its workers write into a folder of the user that runs the test.
    private const string Alone = "daemon off; pid nginx.pid;";

    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private NginxProxy(string program, DirectoryInfo folder, int port)
    {
        _folder = folder;
        Url = new($"http://127.0.0.1:{port}/");
        _process = new()
        {
            StartInfo = new(program, ["-p", folder.FullName, "-c", "nginx.conf", "-e", "stderr", "-g", Environment.UserName == "root" ? Alone + " user root;" : Alone])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
    }

    public Uri Url { get; }

    /// <summary>Starts it in front of gateways; skips the test where it is not installed.</summary>
    public static Task<NginxProxy> StartAsync(params Uri[] gateways) => StartAsync(gateways, []);

    /// <summary>The same with something else written otherwise.</summary>
    public static async Task<NginxProxy> StartAsync(Uri[] gateways, params (string Shipped, string Here)[] changes)
    {
        var program = Programs.Find("nginx");
        Assert.SkipWhen(program is null, "nginx is not installed.");
        var (folder, port) = (Directory.CreateTempSubdirectory("livescore-nginx-"), Loopback.FreePort());
        var text = await File.ReadAllTextAsync(s_configuration);
        // Its name is looked up again and again, which addresses have no need of, and older versions of nginx cannot.
        const string Server = "server gateway:8000 resolve ";
        var server = text.Split('\n').Single(line => line.TrimStart().StartsWith(Server, StringComparison.Ordinal)).Trim();
        foreach (var (shipped, here) in ((string, string)[])
        [
            (server, string.Join(' ', gateways.Select(gateway => server.Replace(Server, $"server {gateway.Authority} ", StringComparison.Ordinal)))),
            ("listen 8000;", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{port};")),
            .. changes,
            ("http {\n", $"http {{\n  access_log off;\n{string.Concat(TemporaryFolders.Select(kind => $"  {kind}_temp_path {kind};\n"))}"),
        ])
        {
            Assert.Contains(shipped, text, StringComparison.Ordinal);
            text = text.Replace(shipped, here, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "nginx.conf"), text);
        var nginx = new NginxProxy(program!, folder, port);
        await nginx.ListensAsync();
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // Its workers are processes of their own.
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string[] TemporaryFolders => ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

    private async Task ListensAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var glances = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (await glances.WaitForNextTickAsync(patience.Token))
        {
            Assert.False(_process.HasExited, $"nginx has ended: {_errors}");
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Url.Port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }
    }
}
