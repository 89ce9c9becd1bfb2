using System.Diagnostics;
using System.Net;
using LiveScore.Testing;

namespace LiveScore.Host.Tests.Metrics;

public sealed class MetricsPageTests
{
    [Fact]
    public async Task Page_IsPrometheusTextOfAllRooms()
    {
        await using var host = await LiveScoreHost.StartAsync();
        await host.ScrapeUntilAsync(page => page.Sum("livescore_versions_stored_total") > 0 && page.Sum("livescore_polls_total") > 0);
        using var response = await host.Http.GetAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var page = new Exposition(text);
        Assert.Superset(
            new HashSet<string>
            {
                "target_info", "livescore_viewers", "livescore_polls_total", "livescore_storage_operation_duration_seconds",
                "dotnet_gc_collections_total", "kestrel_active_connections", "http_server_request_duration_seconds",
            },
            page.Types.Keys.ToHashSet());
        Assert.Contains(page.Series, series => series.StartsWith("target_info{", StringComparison.Ordinal) && series.Contains("service_name=\"livescore\"", StringComparison.Ordinal));
        var told = await File.ReadAllTextAsync(Path.Combine(SharedFolder.RepositoryRoot, "docs", "operations.md"), TestContext.Current.CancellationToken);
        Assert.All(page.Types.Keys.Where(name => name.StartsWith("livescore_", StringComparison.Ordinal)), name => Assert.Contains($"| `{name}` | {page.Types[name]} |", told, StringComparison.Ordinal));
        await CheckWithPromtoolAsync(text);
    }

    [Theory]
    [InlineData("loopback", false, HttpStatusCode.OK)]
    [InlineData("loopback", true, HttpStatusCode.Forbidden)]
    [InlineData("all", true, HttpStatusCode.OK)]
    [InlineData("off", false, HttpStatusCode.NotFound)]
    public async Task Page_IsReadByThoseOfTheOption(string option, bool throughProxy, HttpStatusCode status)
    {
        await using var host = await LiveScoreHost.StartAsync($"LiveScore:Gateway:Metrics={option}");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (throughProxy)
        {
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        }

        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Storage_IsCountedByStateAndOutcome()
    {
        await using var host = await LiveScoreHost.StartAsync();
        var page = await host.ScrapeUntilAsync(page => page.Sum("livescore_versions_stored_total") >= 3);
        // Each version was written, and may be counted a moment before it is told.
        Assert.InRange(
            page.Sum("livescore_storage_operation_duration_seconds_count", "state=\"week\"", "outcome=\"ok\""), page.Sum("livescore_versions_stored_total"), double.MaxValue);
        Assert.Equal(0, page.Sum("livescore_storage_operation_duration_seconds_count", "outcome=\"failed\""));
        Assert.Equal(1, page.Sum("livescore_week_pollers"));
    }

    [Fact]
    public async Task TwoHosts_InOneProcess_DoNotCountEachOther()
    {
        await using var watched = await LiveScoreHost.StartAsync();
        await using var other = await LiveScoreHost.StartAsync();
        using var stream = await watched.Http.GetStreamAsync("/api/livescore", TestContext.Current.CancellationToken);
        await watched.ScrapeUntilAsync(page => page.Sum("livescore_viewers") == 1);
        Assert.Equal(0, (await other.ScrapeAsync()).Sum("livescore_viewers"));
    }

    // Its advice is about names, and those of the runtime and the web server are not ours: only what is ours may not be advised on.
    private static async Task CheckWithPromtoolAsync(string text)
    {
        var tool = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "promtool")).FirstOrDefault(File.Exists);
        if (tool is null)
        {
            return;
        }

        using var process = Process.Start(new ProcessStartInfo(tool, ["check", "metrics"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.StandardInput.WriteAsync(text);
        process.StandardInput.Close();
        var told = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode is 0 or 3 && !told.Contains("livescore", StringComparison.Ordinal), told);
    }
}
