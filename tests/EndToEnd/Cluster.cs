using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>A silo and gateways as processes of their own, on a PostgreSQL server of the test's.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private static readonly HttpClient s_http = new(new SocketsHttpHandler { UseCookies = false });

    private readonly List<Process> _processes = [];
    private readonly ConcurrentQueue<string> _said = new();
    private readonly PostgresServer _server;
    private readonly string _database;

    private Cluster(PostgresServer server, string database) => (_server, _database) = (server, database);

    public string Said => string.Join('\n', _said);

    /// <summary>Starts the silo. Skips the test where what stands in for Orleans was built, which has no cluster of processes.</summary>
    /// <param name="settings">Of the silo, as environment variables have them.</param>
    public static async Task<Cluster> StartAsync(params string[] settings)
    {
        Assert.SkipWhen(File.Exists(PathOf("Silo", "Orleans.StandIn.dll")), "The stand-in for Orleans runs in one process and has no cluster.");
        var server = await PostgresServer.StartAsync();
        var cluster = new Cluster(server, await server.CreateDatabaseAsync("cluster"));
        cluster.Start("Silo", settings);
        return cluster;
    }

    /// <summary>Starts a gateway and waits until it serves.</summary>
    public async Task<(Process Process, Uri Url)> StartGatewayAsync(CancellationToken cancellationToken)
    {
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Loopback.FreePort()}/"));
        var process = Start("Gateway", $"ASPNETCORE_URLS={url}");
        using var glances = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await ServesAsync(url, cancellationToken))
        {
            Assert.False(process.HasExited, Said);
            await glances.WaitForNextTickAsync(cancellationToken);
        }

        return (process, url);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_processes))
        {
            if (!process.HasExited)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }

            process.Dispose();
        }

        await _server.DisposeAsync();
    }

    private static string PathOf(string project, string file) =>
        Path.Combine(Path.GetDirectoryName(LiveScoreProcess.Program)!.Replace("/Cli/", $"/{project}/", StringComparison.Ordinal), file);

    private static async Task<bool> ServesAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await s_http.GetAsync(new Uri(url, "api/session"), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Process Start(string project, params string[] settings)
    {
        var process = new Process
        {
            StartInfo = new(PathOf(project, $"LiveScore.{project}")) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        string[] all = [
            $"ConnectionStrings__Postgres={_database}", "LiveScore__Feed__Kind=scorestrip", "LiveScore__Feed__Url=http://127.0.0.1:9/",
            "LiveScore__Season=2015", "LiveScore__Week=12", .. settings];
        foreach (var setting in all.Select(setting => setting.Split('=', 2)))
        {
            process.StartInfo.Environment[setting[0]] = setting[1];
        }

        process.OutputDataReceived += (_, line) => _said.Enqueue($"{project}: {line.Data}");
        process.ErrorDataReceived += (_, line) => _said.Enqueue($"{project}: {line.Data}");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes.Add(process);
        return process;
    }
}
