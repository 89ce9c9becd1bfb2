using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>A silo or a gateway as a process of its own, with nothing but the settings that it is given.</summary>
internal sealed class ClusterNode : IAsyncDisposable
{
    private static readonly HttpClient s_http = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = TimeSpan.FromSeconds(5) };

    private readonly ConcurrentQueue<string> _said = new();
    private readonly Process _process;

    private ClusterNode(string project, string[] arguments, IEnumerable<string> settings, Uri? url)
    {
        Url = url;
        _process = new()
        {
            StartInfo = new(PathOf(project, $"LiveScore.{project}"), arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        foreach (var setting in settings.Select(setting => setting.Split('=', 2)))
        {
            _process.StartInfo.Environment[setting[0]] = setting[1];
        }

        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it serves; a silo its health alone.</summary>
    public Uri? Url { get; }

    public IReadOnlyCollection<string> Said => _said;

    public static void SkipOnStandIn() => Assert.SkipWhen(
        File.Exists(PathOf("Silo", "Orleans.StandIn.dll")), "The stand-in for Orleans runs in one process and has no cluster.");

    public static ClusterNode StartSilo(params string[] settings)
    {
        var url = FreeUrl();
        string[] all =
        [
            "LiveScore__Feed__Kind=scorestrip", "LiveScore__Feed__Url=http://127.0.0.1:9/", "LiveScore__Season=2015", "LiveScore__Week=12",
            string.Create(CultureInfo.InvariantCulture, $"LiveScore__Silo__HealthPort={url.Port}"),
            // Where others compile beside, silos that start are slow to answer; none of these tests is about dying.
            "LiveScore__Cluster__ProbeTimeout=00:00:10", .. settings,
        ];
        return new("Silo", [], all, url);
    }

    public static ClusterNode StartGateway(params string[] settings)
    {
        var url = FreeUrl();
        return new("Gateway", [], [$"ASPNETCORE_URLS={url}", .. settings], url);
    }

    /// <summary>Runs a verb of the silo's program, or a start that is meant to fail, to its end.</summary>
    public static async Task<(int Code, IReadOnlyCollection<string> Said)> EndAsync(string project, string[] arguments, params string[] settings)
    {
        await using var node = new ClusterNode(project, arguments, settings, url: null);
        return (await node.ExitCodeAsync(), node.Said);
    }

    /// <summary>What it answers now; null while nobody listens.</summary>
    public async Task<HttpStatusCode?> AskAsync(string path)
    {
        try
        {
            using var answer = await s_http.GetAsync(new Uri(Url!, path));
            return answer.StatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Waits until it answers so.</summary>
    public Task UntilAsync(string path, HttpStatusCode code) => UntilAsync(async () => await AskAsync(path) == code, $"{path} to be {code}");

    /// <summary>Waits until it has said a line with this in it.</summary>
    public Task SaysAsync(string text) => UntilAsync(() => _said.Any(line => line.Contains(text, StringComparison.Ordinal)), $"it to say '{text}'");

    public Task UntilAsync(Func<bool> isSo, string what) => UntilAsync(() => Task.FromResult(isSo()), what);

    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await ExitCodeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static string PathOf(string project, string file) =>
        Path.Combine(Path.GetDirectoryName(LiveScoreProcess.Program)!.Replace("/Cli/", $"/{project}/", StringComparison.Ordinal), file);

    private static Uri FreeUrl() => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Loopback.FreePort()}/"));

    private async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    private async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var glances = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await isSo())
        {
            Assert.False(_process.HasExited || patience.IsCancellationRequested, $"Waited for {what}; it said: {string.Join('\n', _said)}");
            await glances.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            _said.Enqueue(line);
        }
    }
}
