using System.Diagnostics;
using System.Net;
using LiveScore.Testing;
using Microsoft.Data.Sqlite;

namespace LiveScore.Host.Tests.Health;

/// <summary>The store is broken for real. Scores that are there are still shown, so the gateway stays ready; where there are none it is not.</summary>
public sealed class StorageHealthTests
{
    [Fact]
    public async Task Postgres_ThatDies_DegradesAGatewayThatHasScores()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var host = await StartOnAsync(postgres);
        using var viewer = await WatchAsync(host);
        await postgres.KillAsync();
        Assert.Equal(HttpStatusCode.OK, await host.ReadyUntilAsync("storage", "degraded"));
        await postgres.StartServerAsync();
        Assert.Equal(HttpStatusCode.OK, await host.ReadyUntilAsync("storage", "ok"));
    }

    [Fact]
    public async Task Postgres_ThatHangs_IsFoundOutInTime()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var host = await StartOnAsync(postgres);
        using var viewer = await WatchAsync(host);
        await postgres.FreezeAsync();
        try
        {
            Assert.Equal(HttpStatusCode.OK, await host.ReadyUntilAsync("storage", "degraded"));
            var probes = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => host.ReadyAsync()));
            Assert.All(probes, probe => Assert.Equal("degraded", (string?)probe.Checks["storage"]!["status"]));
        }
        finally
        {
            await postgres.ThawAsync();
        }

        Assert.Equal(HttpStatusCode.OK, await host.ReadyUntilAsync("storage", "ok"));
    }

    [Fact]
    public async Task Sqlite_OnADiskThatIsFull_Degrades_AndRecovers()
    {
        var folder = Directory.CreateTempSubdirectory("livescore-full-");
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.FullName) == 0, "A small disk cannot be mounted here.");
        try
        {
            await using var host = await LiveScoreHost.StartAsync($"LiveScore:Silo:Data={folder.FullName}", "LiveScore:Gateway:DrainWindow=00:00:00");
            using var viewer = await WatchAsync(host);
            Assert.Equal(HttpStatusCode.OK, await host.ReadyUntilAsync("storage", "ok"));
            var ballast = Path.Combine(folder.FullName, "ballast");
            await Assert.ThrowsAsync<IOException>(() => File.WriteAllBytesAsync(ballast, new byte[4 * 1024 * 1024], TestContext.Current.CancellationToken));
            Assert.Equal(HttpStatusCode.OK, await host.ReadyUntilAsync("storage", "degraded"));
            await host.ScrapeUntilAsync(page => page.Sum("livescore_storage_operation_duration_seconds_count", "outcome=\"failed\"") > 0
                && page.Sum("livescore_polls_total", "outcome=\"not_stored\"") > 0);
            File.Delete(ballast);
            Assert.Equal(HttpStatusCode.OK, await host.ReadyUntilAsync("storage", "ok"));
        }
        finally
        {
            await RunAsync("umount", "--lazy", folder.FullName);
            folder.Delete();
        }
    }

    [Fact]
    public async Task Sqlite_ThatAnotherProgramHolds_IsFoundOutInTime()
    {
        var folder = Directory.CreateTempSubdirectory("livescore-held-");
        await using (var host = await LiveScoreHost.StartAsync($"LiveScore:Silo:Data={folder.FullName}", "LiveScore:Gateway:DrainWindow=00:00:00"))
        {
            using var viewer = await WatchAsync(host);
            await using var other = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "livescore-demo.db")};Pooling=False");
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using (var held = other.BeginTransaction(deferred: false))
            {
                Assert.Equal(HttpStatusCode.OK, await host.ReadyUntilAsync("storage", "degraded"));
            }

            Assert.Equal(HttpStatusCode.OK, await host.ReadyUntilAsync("storage", "ok"));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task StoreThatWasGoneBeforeThereWereScores_MakesNotReady()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var feed = await ScriptedServer.StartAsync();
        feed.Answer = http =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await using var host = await LiveScoreHost.StartAsync(
            [.. OneGame.Settings(feed.Url), $"ConnectionStrings:Postgres={await postgres.CreateDatabaseAsync("health")}"]);
        Assert.Equal(HttpStatusCode.OK, (await host.ReadyAsync()).Status);
        await postgres.KillAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.ReadyUntilAsync("storage", "failed"));
        using var live = await host.Http.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    private static async Task<LiveScoreHost> StartOnAsync(PostgresServer postgres) => await LiveScoreHost.StartAsync(
        $"ConnectionStrings:Postgres={await postgres.CreateDatabaseAsync("health")}", "LiveScore:Gateway:DrainWindow=00:00:00");

    /// <summary>A viewer who has the scores, so that the gateway follows the week.</summary>
    private static async Task<StreamReader> WatchAsync(LiveScoreHost host)
    {
        using var deadline = LiveScoreHost.Deadline();
        var stream = new StreamReader(await host.Http.GetStreamAsync("/api/livescore", deadline.Token));
        string? line;
        do
        {
            line = await stream.ReadLineAsync(deadline.Token);
            Assert.NotNull(line);
        }
        while (!line.StartsWith("data: [{\"id\":", StringComparison.Ordinal));

        return stream;
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            await process.WaitForExitAsync(CancellationToken.None);
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
